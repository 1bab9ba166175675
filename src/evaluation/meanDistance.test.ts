import { describe, expect, it } from 'vitest';
import { meanDistance, meanDistanceWithin } from './meanDistance.ts';

const at = (degrees: number): Float32Array =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));

describe('meanDistance', () => {
  it('is the mean over all pairs', () => {
    // Pairs at 60, 90 and 30 degrees: 1 - cosine is 0.5, 1 and 1 - sqrt(3) / 2.
    expect(meanDistance([at(0), at(60), at(90)])).toBeCloseTo((0.5 + 1 + 1 - Math.sqrt(3) / 2) / 3, 6);
    expect(meanDistance([at(20), at(20), at(20)])).toBeCloseTo(0, 6);
    expect(meanDistance([at(0), at(180)])).toBeCloseTo(2, 6);
  });

  it('needs two', () => {
    expect([meanDistance([]), meanDistance([at(1)])]).toEqual([null, null]);
  });

  it('counts every group of two or more once', () => {
    const pictures = [
      ['a', 0],
      ['a', 90],
      ['b', 0],
      ['b', 60],
      ['b', 60],
      ['alone', 10],
      [undefined, 0],
      [undefined, 180],
    ] as const;
    const within = meanDistanceWithin(
      pictures,
      ([group]) => group,
      ([, degrees]) => at(degrees),
    );
    expect(within).toBeCloseTo((1 + (0.5 + 0.5 + 0) / 3) / 2, 6);
  });
});
