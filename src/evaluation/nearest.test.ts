import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unit } from '../core/judge/embedding.ts';
import { dot } from '../core/reals.ts';
import { nearestOthers } from './nearest.ts';

describe('nearestOthers', () => {
  it('finds the smallest angle, whatever the lengths', () => {
    const found = nearestOthers([
      Float32Array.of(1, 0),
      Float32Array.of(9, 1),
      Float32Array.of(0, 0.1),
      Float32Array.of(1, 9),
    ]);
    expect(found.map((neighbour) => neighbour?.index)).toEqual([1, 0, 3, 2]);
    expect(found[0]!.cosine).toBeCloseTo(9 / Math.sqrt(82), 6);
  });

  it('agrees with looking at every pair, over more images than a block holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 200 }), fc.integer({ min: 1, max: 9 }), fc.integer(), (n, width, seed) => {
        const value = (i: number) => Math.sin(seed + 12.9898 * i) + 1e-3;
        const rows = Array.from({ length: n }, (_, i) =>
          Float32Array.from({ length: width }, (_, j) => value(i * width + j)),
        );
        const units = rows.map((row) => Float32Array.from(unit(row)));
        nearestOthers(rows).forEach((found, i) => {
          const best = Math.max(...units.map((other, j) => (j === i ? -Infinity : dot(units[i]!, other))));
          expect(found!.cosine).toBeCloseTo(best, 9);
          expect(found!.index).not.toBe(i);
          expect(dot(units[i]!, units[found!.index]!)).toBeCloseTo(best, 9);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('has no neighbour for a single image', () => {
    expect(nearestOthers([Float32Array.of(1)])).toEqual([null]);
  });
});
