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

  it('agrees with looking at every pair, wherever the images lie', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 200 }),
        fc.integer({ min: 1, max: 70 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer(),
        (n, width, spread, seed) => {
          const rows = clustered({ n, width, spread, seed });
          const units = rows.map((row) => Float32Array.from(unit(row)));
          nearestOthers(rows).forEach((found, i) => {
            const best = Math.max(...units.map((other, j) => (j === i ? -Infinity : dot(units[i]!, other))));
            expect(found!.cosine).toBeCloseTo(best, 6);
            expect(found!.index).not.toBe(i);
            expect(dot(units[i]!, units[found!.index]!)).toBeCloseTo(best, 6);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('answers for those alone that are asked about, as if all were', () => {
    const rows = clustered({ n: 90, width: 40, spread: 0.3, seed: 7 });
    expect(nearestOthers(rows, 70)).toEqual(nearestOthers(rows).slice(70));
    expect(nearestOthers(rows, 90)).toEqual([]);
  });

  it('names the first of several that are the same', () => {
    const rows = Array.from({ length: 40 }, () => Float32Array.of(0.6, 0.8));
    expect(nearestOthers(rows).map((found) => found!.index)).toEqual([1, ...Array.from({ length: 39 }, () => 0)]);
  });

  it('finds siblings and nearly all others among more than it looks through', () => {
    // Of 10,200 images in pairs of siblings, beside each other in the list.
    const rows = clustered({ n: 10_200, width: 24, spread: 0.2, seed: 3 });
    const found = nearestOthers(rows, 10_000);
    const units = rows.map((row) => Float32Array.from(unit(row)));
    const right = found.filter((neighbour, k) => {
      const mine = units[10_000 + k]!;
      const best = Math.max(...units.map((other) => (other === mine ? -Infinity : dot(mine, other))));
      return best - neighbour!.cosine < 1e-6;
    });
    expect(right.length).toBeGreaterThan(195);
  });

  it('has no neighbour for a single image', () => {
    expect(nearestOthers([Float32Array.of(1)])).toEqual([null]);
  });
});

/** Images around some middles: apart where `spread` is 1, the same where it is 0. */
function clustered(set: { n: number; width: number; spread: number; seed: number }): Float32Array[] {
  const { n, width, spread, seed } = set;
  const value = (i: number) => Math.sin(seed + 12.9898 * i) + 1e-3;
  return Array.from({ length: n }, (_, i) =>
    Float32Array.from(
      { length: width },
      (_, j) => value((i % 9) * width + j) + spread * Math.sin(78.233 * value(1000 + i * width + j)),
    ),
  );
}
