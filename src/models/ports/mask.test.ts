import { beforeAll, describe, expect, it } from 'vitest';
import { pixelTensor, type PixelTensor } from '../../core/brands.ts';
import { parseManifest } from '../../packs/parse.ts';
import { TINY_MASK, tinyMask, tinyPrior, type TinyPack } from '../../testing/tinyPacks.ts';
import { openRuntime } from '../../../cli/runtime/node.ts';
import { maskPack, type Pack } from '../pack.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { maskFraming, openMask } from './mask.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await openRuntime('wasm', 1);
});

function packOf({ manifest, files }: TinyPack): Pack {
  const listed = Object.entries(files).map(([path, { length }]) => ({ path, bytes: length, sha256: '0'.repeat(64) }));
  return {
    manifest: parseManifest({ ...manifest, files: listed }),
    read: (path) => Promise.resolve(Uint8Array.from(files[path]!)),
  };
}

const open = () => openMask(maskPack(packOf(tinyMask())), runtime);

const imagesOf = (n: number, height: number, width: number, at: (i: number) => number): PixelTensor =>
  pixelTensor({
    dims: [n, 3, height, width],
    data: Float32Array.from({ length: n * 3 * height * width }, (_, i) => at(i)),
  });

/** What the tiny mask gives a colour. */
const alphaOf = (rgb: readonly number[]): number =>
  1 / (1 + Math.exp(-TINY_MASK.reduce((sum, weight, channel) => sum + weight * rgb[channel]!, 0)));

describe('openMask', () => {
  it('gives every pixel what the graph gives it, and a confidence for each image', async () => {
    // oxlint-disable-next-line typescript/unbound-method -- a port keeps no this
    const { mask, threshold, close } = await open();
    const [height, width] = [16, 24];
    const plane = height * width;
    const pixels = imagesOf(2, height, width, (i) => (1 + Math.sin(i * 0.37)) / 2);
    const before = pixels.data.slice();
    const { alpha, confidence } = await mask(pixels);
    expect(alpha.dims).toEqual([2, 1, height, width]);
    const expected = Array.from({ length: 2 * plane }, (_, i) => {
      const start = Math.floor(i / plane) * 3 * plane + (i % plane);
      return alphaOf([0, 1, 2].map((channel) => pixels.data[start + channel * plane]!));
    });
    for (const [i, value] of expected.entries()) expect(alpha.data[i]).toBeCloseTo(value, 5);
    for (const [i, sure] of confidence.entries()) {
      const mean = expected.slice(i * plane, (i + 1) * plane).reduce((a, b) => a + b, 0) / plane;
      expect(sure).toBeCloseTo(mean, 5);
    }
    expect(confidence).toHaveLength(2);
    expect(threshold).toBe(0.5);
    expect(pixels.data).toEqual(before);
    await close();
  });

  it.each([
    [20, 28],
    [7, 9],
    [90, 150],
  ])(
    'takes images of %i x %i pixels, which the graph does not, and gives the alpha at their size',
    async (height, width) => {
      // oxlint-disable-next-line typescript/unbound-method -- a port keeps no this
      const { mask, close } = await open();
      // Red on the left, green on the right: far from the border the alpha is that of the colour.
      const colours = [
        [0.9, 0.1, 0.2],
        [0.1, 0.8, 0.3],
      ] as const;
      const half = (i: number): 0 | 1 => (i % width < width / 2 ? 0 : 1);
      const pixels = imagesOf(1, height, width, (i) => colours[half(i)][Math.floor(i / (height * width))]!);
      const { alpha } = await mask(pixels);
      expect(alpha.dims).toEqual([1, 1, height, width]);
      for (let y = 0; y < height; y++)
        for (const x of [0, 1, width - 2, width - 1])
          expect(alpha.data[y * width + x]).toBeCloseTo(alphaOf(colours[half(x)]), 2);
      await close();
    },
  );

  it('refuses a prior', () => {
    expect(() => maskPack(packOf(tinyPrior()))).toThrow('Expected a mask, got "tiny-prior", which is a prior');
  });
});

describe('maskFraming', () => {
  const { preprocessing } = parseManifest({
    ...tinyMask().manifest,
    preprocessing: {
      filter: 'bicubic',
      fit: 'stretch',
      size: { kind: 'free', minimum: 64, maximum: 320, multipleOf: 16, preferred: 160 },
      range: [0, 1],
    },
    files: [{ path: 'mask.onnx', bytes: 1, sha256: '0'.repeat(64) }],
  });

  it.each([
    [128, 160, 128, 160], // as it is
    [28, 28, 64, 64], // the least
    [150, 200, 144, 208], // the nearest multiples
    [960, 320, 320, 112], // the aspect kept
    [2000, 100, 320, 64], // as far as the least side allows
  ])('%i x %i becomes %i x %i', (height, width, toHeight, toWidth) => {
    expect(maskFraming(height, width, preprocessing)).toEqual({
      height: toHeight,
      width: toWidth,
      fit: 'stretch',
      filter: 'bicubic',
    });
  });
});
