import { describe, expect, it } from 'vitest';
import { imageId, runSeed } from '../brands.ts';
import { normals, uniforms, type StreamAddress } from './stream.ts';

const N = 40_000;
const address = (change: Partial<StreamAddress> = {}): StreamAddress => ({
  runSeed: runSeed(7),
  image: imageId('train/cat/a.jpg'),
  variant: 0,
  purpose: 'scale',
  ...change,
});

const moment = (x: Float64Array, power: number) => x.reduce((sum, v) => sum + v ** power, 0) / x.length;

/** Kolmogorov-Smirnov distance between a sample and a distribution function. */
function ksDistance(sample: Float64Array, cdf: (x: number) => number): number {
  const sorted = sample.toSorted();
  return sorted.reduce((d, x, i) => {
    const p = cdf(x);
    return Math.max(d, Math.abs(p - i / sorted.length), Math.abs(p - (i + 1) / sorted.length));
  }, 0);
}

/** Normal distribution function by numerical integration of the density: independent of the inverse under test. */
function normalCdf(x: number): number {
  const steps = 200;
  const width = x / steps;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const middle = (i + 0.5) * width;
    sum += Math.exp((-middle * middle) / 2) * width;
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}

// 1.95 / sqrt(n): a true sample exceeds it once in a thousand. The draws are fixed, so a pass stays a pass.
const KS_LIMIT = 1.95 / Math.sqrt(N);

describe('uniforms', () => {
  it('are uniform on (0, 1)', () => {
    const u = uniforms(address(), N);
    expect(Math.min(...u)).toBeGreaterThan(0);
    expect(Math.max(...u)).toBeLessThan(1);
    expect(moment(u, 1)).toBeCloseTo(1 / 2, 2);
    expect(moment(u, 2)).toBeCloseTo(1 / 3, 2);
    expect(ksDistance(u, (x) => x)).toBeLessThan(KS_LIMIT);
  });

  it('start the same however many are drawn', () => {
    expect(uniforms(address(), 5)).toEqual(uniforms(address(), 50).slice(0, 5));
  });
});

describe('normals', () => {
  it('are standard normal', () => {
    const x = normals(address({ purpose: 'offset' }), N);
    expect(Math.abs(moment(x, 1))).toBeLessThan(4 / Math.sqrt(N));
    expect(moment(x, 2)).toBeCloseTo(1, 1);
    expect(Math.abs(moment(x, 3))).toBeLessThan((4 * Math.sqrt(15)) / Math.sqrt(N));
    expect(Math.abs(moment(x, 4) - 3)).toBeLessThan((4 * Math.sqrt(96)) / Math.sqrt(N));
    expect(ksDistance(x, normalCdf)).toBeLessThan(KS_LIMIT);
  });
});

describe('streams', () => {
  const correlation = (a: Float64Array, b: Float64Array) => a.reduce((sum, v, i) => sum + v * b[i]!, 0) / a.length;
  const base = normals(address(), N);

  it.each([
    ['run seed', { runSeed: runSeed(8) }],
    ['run seed above 32 bits', { runSeed: runSeed(7 + 2 ** 40) }],
    ['image', { image: imageId('train/cat/b.jpg') }],
    ['variant', { variant: 1 }],
    ['purpose', { purpose: 'offset' }],
  ] as const)('with another %s are uncorrelated', (_, change) => {
    const other = normals(address(change), N);
    expect(Math.abs(correlation(base, other))).toBeLessThan(4 / Math.sqrt(N));
  });

  it('are uncorrelated with themselves at every small lag', () => {
    for (let lag = 1; lag <= 8; lag++) {
      expect(Math.abs(correlation(base.slice(0, -lag), base.slice(lag)))).toBeLessThan(4 / Math.sqrt(N));
    }
  });

  it('keep their bits: a change here changes every image of every published run', () => {
    expect([...uniforms(address(), 3), ...normals(address({ variant: 4, purpose: 'offset' }), 3)])
      .toMatchInlineSnapshot(`
      [
        0.4951307411538437,
        0.2694524369435385,
        0.19199251721147448,
        0.23830117880342985,
        -0.06398441641344338,
        -1.4657098360316632,
      ]
    `);
  });

  it('refuse a variant number that would run into another lane', () => {
    expect(() => uniforms(address({ variant: 2 ** 24 }), 1)).toThrow(/variant number in \[0, 16777216\)/);
  });
});
