import { describe, expect, it } from 'vitest';
import { fill } from './fill.ts';
import { textured } from './texture.ts';

const SIDE = 48;
const SIZE = [SIDE, SIDE] as const;
const planes = (at: (x: number, y: number) => number) =>
  Float64Array.from({ length: SIDE * SIDE }, (_, i) => at(i % SIDE, Math.floor(i / SIDE)));
const inHole = (x: number, y: number) => x >= 20 && x < 30 && y >= 20 && y < 30;
const known = planes((x, y) => Number(!inHole(x, y)));
const roughness = (values: Float64Array) => {
  let sum = 0;
  for (let y = 22; y < 28; y++) {
    for (let x = 22; x < 28; x++) sum += Math.abs(values[y * SIDE + x]! - values[y * SIDE + x + 1]!);
  }
  return sum;
};

describe('textured', () => {
  it('makes a hole as rough as what is around it, and leaves what is known', () => {
    const picture = planes((x, y) => 0.5 + 0.2 * Math.sin(x * 2.1) * Math.cos(y * 1.7));
    const smooth = fill(picture, known, SIZE);
    const rough = textured(smooth, known, SIZE);
    expect(roughness(smooth)).toBeLessThan(0.3 * roughness(picture));
    expect(roughness(rough)).toBeGreaterThan(0.7 * roughness(picture));
    expect(roughness(rough)).toBeLessThan(1.3 * roughness(picture));
    known.forEach((how, i) => {
      if (how === 1) expect(rough[i]).toBe(picture[i]);
    });
  });

  it('adds nothing to a plain picture', () => {
    const plain = planes(() => 0.3);
    for (const value of textured(fill(plain, known, SIZE), known, SIZE)) expect(value).toBeCloseTo(0.3, 12);
  });
});
