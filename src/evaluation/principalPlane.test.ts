import { describe, expect, it } from 'vitest';
import { principalPlane } from './principalPlane.ts';

describe('principalPlane', () => {
  it('finds the two directions in which a cloud is long', () => {
    // x = 10 cos t, z = 3 sin t, y constant: the plane is xz.
    const points = Array.from({ length: 40 }, (_, i) => {
      const t = (2 * Math.PI * i) / 40;
      return Float64Array.of(10 * Math.cos(t), 5, 3 * Math.sin(t));
    });
    principalPlane(points).forEach(([x, y], i) => {
      expect(Math.abs(x)).toBeCloseTo(Math.abs(points[i]![0]!), 5);
      expect(Math.abs(y)).toBeCloseTo(Math.abs(points[i]![2]!), 5);
    });
  });

  it('gives zeros for points that are all the same, and nothing for none', () => {
    expect(principalPlane([Float64Array.of(1, 2), Float64Array.of(1, 2)])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(principalPlane([])).toEqual([]);
  });
});
