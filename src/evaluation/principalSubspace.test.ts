import { describe, expect, it } from 'vitest';
import { principalSubspace } from './principalSubspace.ts';

/** Variance 9, 4, 1 and nothing along four axes of a space of 12. */
const points = Array.from({ length: 60 }, (_, i) => {
  const point = new Float64Array(12);
  point.set([3 * Math.cos(i * 1.1), 2 * Math.cos(i * 2.3), Math.cos(i * 4.9)], 2);
  return point;
});

const gap = (a: Float64Array, b: Float64Array) => Math.hypot(...a.map((value, i) => value - b[i]!));

describe('principalSubspace', () => {
  it('keeps every distance where it has as many directions as the cloud', () => {
    const found = principalSubspace(points, 3);
    for (const [i, j] of [
      [0, 1],
      [5, 40],
      [17, 59],
    ] as const) {
      expect(gap(found[i]!, found[j]!)).toBeCloseTo(gap(points[i]!, points[j]!), 6);
    }
  });

  it('is the same every time, and never wider than the space', () => {
    expect(principalSubspace(points, 20)[7]).toHaveLength(12);
    expect(principalSubspace(points, 2)).toEqual(principalSubspace(points, 2));
    expect(principalSubspace([], 5)).toEqual([]);
  });
});
