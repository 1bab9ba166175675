import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finiteDifferences, reals } from '../../testing/arbitraries.ts';
import { dot, maxAbsDifference } from '../reals.ts';
import { warp, warpGradient, warpTransposed } from './warp.ts';

const SIZE = [4, 5] as const;
const AREA = SIZE[0] * SIZE[1];
const FRAME = 7;
const CHANNELS = 2;

/** Places away from whole pixels, where the map has no derivative; some lie outside. */
const places = fc
  .array(fc.tuple(fc.integer({ min: -2, max: 5 }), fc.double({ min: 0.01, max: 0.99, noNaN: true })), {
    minLength: 2 * FRAME,
    maxLength: 2 * FRAME,
  })
  .map((all) => Float64Array.from(all, ([whole, part]) => whole + part));
const warped = fc.record({ source: reals(CHANNELS * AREA), places, cotangent: reals(CHANNELS * FRAME) });

describe('warp', () => {
  it('gives pixels at their own places, means between them, and nothing outside', () => {
    const source = Float64Array.of(1, 2, 3, 4, 5, 6);
    const at = (x: number, y: number) => warp(source, [2, 3], Float64Array.of(x, y))[0];
    expect([at(0, 0), at(2, 1), at(0.5, 0), at(1, 0.5), at(0.5, 0.5)]).toEqual([1, 6, 1.5, 3.5, 3]);
    expect([at(-1, 0), at(3, 1), at(1, -2), at(1, 5)]).toEqual([0, 0, 0, 0]);
  });

  it('has a transpose', () => {
    fc.assert(
      fc.property(warped, ({ source, places: at, cotangent }) => {
        const forwards = dot(warp(source, SIZE, at), cotangent);
        expect(dot(source, warpTransposed(cotangent, SIZE, at))).toBeCloseTo(forwards, 9);
      }),
    );
  });

  it('has the gradient for its places that finite differences show', () => {
    fc.assert(
      fc.property(warped, ({ source, places: at, cotangent }) => {
        const gradient = warpGradient(source, SIZE, at, cotangent);
        const shown = finiteDifferences((x) => dot(warp(source, SIZE, x), cotangent), at);
        expect(maxAbsDifference(gradient, shown)).toBeLessThan(1e-6);
      }),
    );
  });
});
