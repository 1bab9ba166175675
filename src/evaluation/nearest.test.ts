import { describe, expect, it } from 'vitest';
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

  it('has no neighbour for a single image', () => {
    expect(nearestOthers([Float32Array.of(1)])).toEqual([null]);
  });
});
