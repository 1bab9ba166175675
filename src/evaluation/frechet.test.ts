import { describe, expect, it } from 'vitest';
import { frechetDistance } from './frechet.ts';

const row = (...values: number[]) => Float64Array.from(values);

describe('frechetDistance', () => {
  const cloud = (n: number, shift: number, spread: number) =>
    Array.from({ length: n }, (_, i) => row(shift + spread * Math.cos(i * 2.4), spread * Math.sin(i * 1.7), i % 3));

  it('is zero for one set, in any order, and symmetric', () => {
    const points = cloud(40, 0, 1);
    expect(frechetDistance(points, points.toReversed())).toBeCloseTo(0, 6);
    const other = cloud(25, 1, 2);
    expect(frechetDistance(points, other)).toBeCloseTo(frechetDistance(other, points), 6);
  });

  it('is the square of the shift where only the means differ', () => {
    expect(frechetDistance(cloud(40, 0, 1), cloud(40, 3, 1))).toBeCloseTo(9, 6);
  });

  it('is the square of the difference of deviations on a line', () => {
    // Deviations 1 and 3: |1 - 3|^2.
    const [narrow, wide] = [1, 3].map((half) => [row(-half / Math.SQRT2), row(half / Math.SQRT2)]) as [
      Float64Array[],
      Float64Array[],
    ];
    expect(frechetDistance(narrow, wide)).toBeCloseTo(4, 6);
  });

  it('takes sets smaller than the space is wide', () => {
    const wide = (n: number, seed: number) =>
      Array.from({ length: n }, (_, i) => Float32Array.from({ length: 50 }, (__, j) => Math.sin(seed + i * 7.3 + j)));
    expect(frechetDistance(wide(4, 0), wide(9, 0.1))).toBeGreaterThan(0);
  });

  it('refuses a single image', () => {
    expect(() => frechetDistance([row(1)], [row(1), row(2)])).toThrow(/two images/u);
  });
});
