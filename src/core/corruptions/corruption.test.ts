import { describe, expect, it } from 'vitest';
import { picture, type Picture } from '../augment/picture.ts';
import { imageId, runSeed } from '../brands.ts';
import { openDraws } from '../random/draws.ts';
import { CORRUPTIONS, corrupt, zoomFactors, type Severity } from './corruption.ts';
import { plasma } from './plasma.ts';
import { poisson } from './poisson.ts';

const address = (image: string) =>
  ({ runSeed: runSeed(5), image: imageId(image), variant: 0, purpose: 'corruption' }) as const;

/** Waves of several lengths, in three colours. */
const scene = (width: number, height: number): Picture =>
  picture(
    width,
    height,
    Uint8Array.from({ length: 3 * width * height }, (_, i) => {
      const [x, y, c] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width), i % 3];
      return 128 + 60 * Math.sin(x / 3 + c) + 50 * Math.cos(y / 4 - c) + 15 * Math.sin(x * y);
    }),
  );

const distance = (one: Picture, other: Picture): number =>
  Math.sqrt(one.data.reduce((sum, level, i) => sum + (level - other.data[i]!) ** 2, 0) / one.data.length);

describe('corruptions', () => {
  it.each(CORRUPTIONS)('%s: the same for a stream, of any size, and stronger at 5 than at 1', (name) => {
    for (const [width, height] of [
      [32, 32],
      [67, 50],
    ] as const) {
      const source = scene(width, height);
      const at = (severity: Severity) => corrupt(source, name, severity, address(`${name} ${severity}`));
      expect(at(1)).toEqual(at(1));
      const [mild, strong] = [at(1), at(5)];
      expect([strong.width, strong.height]).toEqual([width, height]);
      expect(distance(mild, source)).toBeGreaterThan(0.5);
      // Rubber is torn less far at 5, in more places; glass swaps as far, and blurs what it swapped.
      if (name !== 'elastic' && name !== 'glass_blur')
        expect(distance(strong, source)).toBeGreaterThan(distance(mild, source));
    }
  });

  it('zoom by hundredths', () => {
    expect(zoomFactors(1.06)).toEqual([1, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06]);
  });
});

describe('draws', () => {
  it.each([0.3, 4, 9.9, 10, 60, 400])('of Poisson(%d) have its mean and its variance', (mean) => {
    const draws = openDraws(address(`poisson ${mean}`));
    const counts = Array.from({ length: 20000 }, () => poisson(mean, draws));
    const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const variance = counts.reduce((sum, count) => sum + (count - average) ** 2, 0) / counts.length;
    // Five standard errors.
    expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(mean / counts.length));
    expect(Math.abs(variance / mean - 1)).toBeLessThan(5 * Math.sqrt((2 + 1 / mean) / counts.length));
  });

  it('of a cloud lie in [0, 1] and are smoother the faster it decays', () => {
    const roughness = (decay: number): number => {
      const cloud = plasma(32, decay, openDraws(address('cloud')));
      expect([Math.min(...cloud), Math.max(...cloud)]).toEqual([0, 1]);
      return cloud.reduce((sum, value, i) => sum + Math.abs(value - cloud[(i + 1) % cloud.length]!), 0);
    };
    expect(roughness(3)).toBeLessThan(roughness(1.75));
  });
});
