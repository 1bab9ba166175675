import { describe, expect, it } from 'vitest';
import { meanAbsoluteDifference, psnr, withoutMeanColour } from '../core/image/difference.ts';
import { tensor, type Tensor } from '../core/tensor.ts';
import { combIndex, combSpectrum } from './comb.ts';
import { powerSpectrum } from './fourier.ts';
import { ssim } from './ssim.ts';

/**
 * In numpy: i = np.arange(3 * h * w, dtype=np.float64)
 *   im = (np.sin(i * 0.37 + seed) * 0.25 + np.cos((i % w) * 0.2 * seed) * 0.2 + 0.5).astype(np.float32).reshape(3, h, w)
 */
function waves(seed: number, height: number, width: number): Tensor {
  const at = (i: number) => Math.sin(i * 0.37 + seed) * 0.25 + Math.cos((i % width) * 0.2 * seed) * 0.2 + 0.5;
  return tensor(
    [3, height, width],
    Float32Array.from({ length: 3 * height * width }, (_, i) => at(i)),
  );
}

/** Park and Miller's generator: s = 1; s = s * 48271 % 2147483647; s / 2147483647 / 2, as float32. */
function noise(): Tensor {
  let s = 1;
  const next = () => (s = (s * 48271) % 2147483647) / 2147483647;
  const data = Float32Array.from({ length: 3 * 128 * 128 }, () => Math.fround(next()) * 0.5);
  return tensor([3, 128, 128], data);
}

const [a, b] = [waves(1, 24, 17), waves(2, 24, 17)];

describe('psnr and differences', () => {
  // numpy, a = im(1, 24, 17), b = im(2, 24, 17), in float64
  it('agree with numpy', () => {
    // -10 * np.log10(((a - b) ** 2).mean()), np.abs(a - b).mean()
    expect(psnr(a, b)).toBeCloseTo(9.259075435788727, 6);
    expect(meanAbsoluteDifference(a, b)).toBeCloseTo(0.3072284384679317, 6);
    // a - a.mean((1, 2), keepdims=True), the same for b, then np.abs(...).mean()
    expect(meanAbsoluteDifference(withoutMeanColour(a), withoutMeanColour(b))).toBeCloseTo(0.31033538189000154, 6);
  });

  it('have no limit for equal images, and nothing to say about images of two sizes', () => {
    expect([psnr(a, a), meanAbsoluteDifference(a, a)]).toEqual([Infinity, 0]);
    expect(() => psnr(a, waves(1, 24, 18))).toThrow('two images of one size, got [3, 24, 17] and [3, 24, 18]');
  });
});

describe('ssim', () => {
  it('agrees with scipy', () => {
    // k = np.exp(-np.arange(-5, 6) ** 2 / 4.5); k /= k.sum(); f = lambda x: correlate1d(correlate1d(x, k, 0), k, 1)[5:-5, 5:-5]
    // x, y = luma; mx, my = f(x), f(y); sx, sy, sxy = f(x * x) - mx ** 2, f(y * y) - my ** 2, f(x * y) - mx * my
    // ((2 * mx * my + 1e-4) * (2 * sxy + 9e-4) / ((mx ** 2 + my ** 2 + 1e-4) * (sx + sy + 9e-4))).mean()
    expect(ssim(a, b)).toBeCloseTo(0.12080089927774709, 6);
  });

  it('is 1 for equal images, and refuses images smaller than its window', () => {
    expect(ssim(a, a)).toBeCloseTo(1, 12);
    expect(() => ssim(waves(1, 10, 20), waves(2, 10, 20))).toThrow('at least 11 pixels a side');
  });
});

describe('powerSpectrum', () => {
  it('agrees with numpy', () => {
    // np.abs(np.fft.rfft([3, -1, 4, 1, -5, 9, 2, -6])) ** 2
    const power = powerSpectrum(Float64Array.of(3, -1, 4, 1, -5, 9, 2, -6));
    [49, 16.181674143020505, 233, 417.81832585697947, 1].forEach((value, k) => {
      expect(power[k]).toBeCloseTo(value, 9);
    });
  });

  it('refuses a length that is no power of two', () => {
    expect(() => powerSpectrum(new Float64Array(12))).toThrow('Expected a power of two of samples, got 12.');
  });
});

describe('the comb index', () => {
  // L = luma - its mean; h = np.hanning(128)
  // r = (np.abs(np.fft.rfft(L * h, axis=1)) ** 2).mean(0); q = (np.abs(np.fft.rfft(L * h[:, None], axis=0)) ** 2).mean(1)
  // P = r / r.sum() + q / q.sum()
  // np.mean([P[16 * k] / np.mean([P[16 * k + d] for d in (-4, -3, 3, 4)]) for k in (1, 2, 3)])
  it('agrees with numpy on noise', () => {
    const spectrum = combSpectrum(noise());
    (
      [
        [0, 0.03334591439512177],
        [1, 0.03093678508570382],
        [16, 0.03396535109769791],
        [20, 0.031852745265229576],
        [32, 0.030395994021059768],
        [48, 0.03220957852499655],
        [64, 0.030269082697855186],
      ] as const
    ).forEach(([bin, value]) => {
      expect(spectrum[bin]).toBeCloseTo(value, 8);
    });
    expect(combIndex(spectrum)).toBeCloseTo(1.0599476045542986, 5);
  });

  it('agrees with numpy on noise with a row 0.03 brighter every 8 pixels', () => {
    const { dims, data } = noise();
    const grid = data.map((value, i) => (Math.floor(i / 128) % 8 === 0 ? value + Math.fround(0.03) : value));
    expect(combIndex(combSpectrum({ dims, data: grid }))).toBeCloseTo(1.1474977840599843, 4);
  });

  it('refuses images of another size', () => {
    expect(() => combSpectrum(a)).toThrow('Expected an image [3, 128, 128], got [3, 24, 17].');
  });
});
