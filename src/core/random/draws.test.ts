import { describe, expect, it } from 'vitest';
import { imageId, runSeed } from '../brands.ts';
import { openDraws, type Draws } from './draws.ts';
import { normals, uniforms, type StreamAddress } from './stream.ts';

const N = 20_000;
const address: StreamAddress = {
  runSeed: runSeed(7),
  image: imageId('train/cat/a.jpg'),
  variant: 3,
  purpose: 'augmentation',
};

const sample = (draw: (draws: Draws) => number): Float64Array => {
  const draws = openDraws(address);
  return Float64Array.from({ length: N }, () => draw(draws));
};

/** Kolmogorov-Smirnov distance; 1.95 / sqrt(N) is exceeded once in a thousand, and the draws are fixed. */
function ksDistance(values: Float64Array, cdf: (x: number) => number): number {
  return values.toSorted().reduce((d, x, i) => {
    const p = cdf(x);
    return Math.max(d, Math.abs(p - i / N), Math.abs(p - (i + 1) / N));
  }, 0);
}
const KS_LIMIT = 1.95 / Math.sqrt(N);

describe('openDraws', () => {
  it('reads its stream in order, however much is drawn', () => {
    const draws = openDraws(address);
    expect(Float64Array.from({ length: 100 }, () => draws.uniform())).toEqual(uniforms(address, 100));
    const again = openDraws(address);
    expect(Float64Array.from({ length: 100 }, () => again.normal())).toEqual(normals(address, 100));
  });

  it('draws every whole number below a count, and both sides of a coin, equally', () => {
    const counts = [0, 0, 0, 0, 0];
    for (const value of sample((draws) => draws.below(5))) counts[value]! += 1;
    for (const count of counts) expect(Math.abs(count - N / 5)).toBeLessThan(4 * Math.sqrt(N * 0.2 * 0.8));
    const heads = sample((draws) => Number(draws.coin())).reduce((sum, side) => sum + side, 0);
    expect(Math.abs(heads - N / 2)).toBeLessThan(2 * Math.sqrt(N));
  });

  it.each([0.3, 1, 2.5])('draws from the gamma distribution of shape %d', (shape) => {
    const values = sample((draws) => draws.gamma(shape));
    const mean = values.reduce((sum, x) => sum + x, 0) / N;
    const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / N;
    expect(Math.abs(mean - shape)).toBeLessThan(4 * Math.sqrt(shape / N));
    expect(variance / shape).toBeCloseTo(1, 1);
    if (shape === 1) expect(ksDistance(values, (x) => 1 - Math.exp(-x))).toBeLessThan(KS_LIMIT);
  });

  it.each([
    ['the arcsine', 0.5, 0.5, (x: number) => (2 / Math.PI) * Math.asin(Math.sqrt(x))],
    ['the uniform', 1, 1, (x: number) => x],
    ['a symmetric', 2, 2, (x: number) => x * x * (3 - 2 * x)],
    ['a skewed', 3, 1, (x: number) => x ** 3],
  ] as const)('draws from %s beta distribution', (_, a, b, cdf) => {
    expect(
      ksDistance(
        sample((draws) => draws.beta(a, b)),
        cdf,
      ),
    ).toBeLessThan(KS_LIMIT);
  });

  it('draws shares that sum to 1 and lie as the Dirichlet distribution says', () => {
    // Each share of the flat one over three is Beta(1, 2).
    const first = sample((draws) => {
      const shares = draws.dirichlet(3, 1);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 14);
      return shares[0]!;
    });
    expect(ksDistance(first, (x) => 1 - (1 - x) ** 2)).toBeLessThan(KS_LIMIT);
    expect(openDraws(address).dirichlet(1, 0.1)).toEqual([1]);
  });

  it('gives numbers where the shape is so small that gamma draws vanish', () => {
    const values = sample((draws) => draws.beta(0.01, 0.01));
    expect(values.every((x) => x >= 0 && x <= 1)).toBe(true);
    expect(values.some((x) => x < 0.5) && values.some((x) => x > 0.5)).toBe(true);
  });

  it('keeps its bits: a change here changes every augmented image of every published run', () => {
    const draws = openDraws(address);
    expect([draws.below(14), draws.coin(), draws.gamma(0.5), draws.beta(0.2, 1), ...draws.dirichlet(2, 1)])
      .toMatchInlineSnapshot(`
      [
        3,
        false,
        0.24762692875680986,
        0.5023366101095781,
        0.5393805530065561,
        0.46061944699344387,
      ]
    `);
  });
});
