import { describe, expect, it } from 'vitest';
import { pixelTensor } from '../brands.ts';
import { corrected, correctedMask, type Stroke } from './correct.ts';
import type { Masked } from './port.ts';

const SIDE = 8;
const flat = (alpha: number): Masked => ({
  alpha: { dims: [1, 1, SIDE, SIDE], data: new Float32Array(SIDE * SIDE).fill(alpha) },
  confidence: Float32Array.of(0.2),
  sure: [false],
});
const box = (includes: boolean, from: readonly [number, number], to: readonly [number, number]): Stroke => ({
  ...{ kind: 'box', includes, from, to },
});
const rows = ({ alpha }: Masked) =>
  Array.from({ length: SIDE }, (_, y) => Array.from(alpha.data.slice(y * SIDE, (y + 1) * SIDE)));

describe('corrected', () => {
  it('takes a box for object, whichever corner was drawn first', () => {
    const drawn = rows(corrected(flat(0), [box(true, [0.25, 0.25], [0.75, 0.5])]));
    expect(drawn[1]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(drawn[2]).toEqual([0, 0, 1, 1, 1, 1, 0, 0]);
    expect(rows(corrected(flat(0), [box(true, [0.75, 0.5], [0.25, 0.25])]))).toEqual(drawn);
  });

  it('draws a line as wide as its brush, from its first point to its last', () => {
    const line: Stroke = {
      kind: 'brush',
      includes: true,
      radius: 1 / SIDE,
      points: [
        [0.25, 0.5],
        [0.75, 0.5],
      ],
    };
    const drawn = rows(corrected(flat(0), [line]));
    // Its middle runs between two rows of pixels.
    expect(drawn[3]!.slice(2, 6)).toEqual([1, 1, 1, 1]);
    expect(drawn[4]).toEqual(drawn[3]);
    expect(drawn[2]![4]).toBe(0);
    expect(drawn[3]![0]).toBe(0);
  });

  it('draws a dot where the brush did not move', () => {
    const dot: Stroke = { kind: 'brush', includes: false, radius: 1.5 / SIDE, points: [[0.5, 0.5]] };
    const drawn = rows(corrected(flat(1), [dot]));
    expect(drawn[4]![4]).toBe(0);
    expect(drawn[0]![0]).toBe(1);
  });

  it('lets what is drawn later stand over what was drawn before', () => {
    const all = [0, 0] as const;
    const drawn = corrected(flat(0.4), [box(true, all, [1, 1]), box(false, all, [0.5, 1])]);
    expect(rows(drawn)[0]).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
  });

  it('is sure: a person looked at it', () => {
    expect(corrected(flat(0), [box(true, [0, 0], [1, 1])])).toMatchObject({
      confidence: Float32Array.of(1),
      sure: [true],
    });
    const untouched = flat(0);
    expect(corrected(untouched, [])).toBe(untouched);
  });
});

describe('correctedMask', () => {
  it('corrects the pictures that were drawn on, and no others', async () => {
    const pixels = () => pixelTensor({ dims: [1, 3, SIDE, SIDE], data: new Float32Array(3 * SIDE * SIDE) });
    const [one, other] = [pixels(), pixels()];
    const mask = correctedMask(() => Promise.resolve(flat(0)), new Map([[one, [box(true, [0, 0], [1, 1])]]]));
    expect((await mask(one)).sure).toEqual([true]);
    expect((await mask(other)).sure).toEqual([false]);
  });
});
