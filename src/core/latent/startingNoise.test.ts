import { describe, expect, it } from 'vitest';
import { imageId, runSeed } from '../brands.ts';
import { mean } from '../reals.ts';
import { initialNoise } from './noise.ts';
import { startingNoise, SYMMETRIC_NOISE, WIDE_NOISE, type StartingNoise } from './startingNoise.ts';

const at = (kind: StartingNoise, epsilon = 0.8, count = 4000) =>
  startingNoise(kind, epsilon, runSeed(4), imageId('cat/a.png'), 2, count);

describe('startingNoise', () => {
  it('is the released code’s as published', () => {
    expect(at({ kind: 'published' }, 0.8, 16)).toEqual(initialNoise(runSeed(4), imageId('cat/a.png'), 2, 16));
  });

  it('goes to all sides alike and stays mostly inside the ball where it is symmetric', () => {
    const { scale, offset } = at(SYMMETRIC_NOISE);
    expect(Math.max(...scale.map(Math.abs))).toBeLessThan(0.5);
    expect(Math.abs(mean(scale))).toBeLessThan(0.02);
    expect(Math.abs(mean(offset))).toBeLessThan(0.03);
    expect(mean(offset.map((b) => b * b))).toBeCloseTo(0.16, 1);
    // Two standard deviations are the radius.
    expect(mean(offset.map((b) => Number(Math.abs(b) < 0.8)))).toBeCloseTo(0.9545, 2);
    expect(at(SYMMETRIC_NOISE, 0, 3).offset.map(Math.abs)).toEqual(new Float64Array(3));
  });

  it('is the same noise with factors twice as far where it is wide', () => {
    const near = at(SYMMETRIC_NOISE, 0.8, 50);
    const wide = at(WIDE_NOISE, 0.8, 50);
    expect(wide.offset).toEqual(near.offset);
    expect(wide.scale).toEqual(near.scale.map((z) => 2 * z));
  });

  it('needs a width and a ball', () => {
    expect(() => at(SYMMETRIC_NOISE, Infinity)).toThrow(/finite width/);
    expect(() => at({ kind: 'symmetric', scale: -1, offset: 0.5 })).toThrow(/got scale -1/);
  });
});
