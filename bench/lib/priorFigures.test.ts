import { describe, expect, it } from 'vitest';
import { latentTensor, pixelTensor } from '../../src/core/brands.ts';
import { tensor, type Tensor } from '../../src/core/tensor.ts';
import {
  channelDeviations,
  measurePrior,
  type Picture,
  type Pictures,
  type ReconstructionPrior,
} from './priorFigures.ts';

const BLOCK = 8;

/** Moves each 8 x 8 block of a plane into 64 channels, or back: a prior that loses nothing, and prints a grid when it is moved. */
function shuffle({ dims, data }: Tensor, direction: 'down' | 'up'): Tensor {
  const [n, channels, height, width] = dims as [number, number, number, number];
  const [rows, columns] = direction === 'down' ? [height / BLOCK, width / BLOCK] : [height, width];
  const planes = direction === 'down' ? channels : channels / BLOCK ** 2;
  const out = new Float32Array(data.length);
  let packed = 0;
  for (let plane = 0; plane < n * planes; plane++)
    for (let within = 0; within < BLOCK ** 2; within++)
      for (let y = 0; y < rows; y++)
        for (let x = 0; x < columns; x++) {
          const line = plane * rows * BLOCK + y * BLOCK + Math.floor(within / BLOCK);
          const pixel = line * columns * BLOCK + x * BLOCK + (within % BLOCK);
          if (direction === 'down') out[packed++] = data[pixel]!;
          else out[pixel] = data[packed++]!;
        }
  return direction === 'down'
    ? tensor([n, planes * BLOCK ** 2, rows, columns], out)
    : tensor([n, planes, rows * BLOCK, columns * BLOCK], out);
}

const lossless: ReconstructionPrior = {
  kind: 'reconstruction',
  layout: 'channels-first',
  encode: (pixels) => Promise.resolve(latentTensor(shuffle(pixels, 'down'))),
  decode: (latents) => Promise.resolve(pixelTensor(shuffle(latents, 'up'))),
  decodeVjp: () => Promise.reject(new Error('not needed')),
};

/** Smooth waves with a little noise, so that every frequency has some power. */
function picture(index: number): Picture {
  let s = index + 1;
  const noise = () => (s = (s * 48271) % 2147483647) / 2147483647;
  const at = (i: number) => 0.5 + 0.3 * Math.sin((i % 128) * 0.05 * (index + 1)) + 0.1 * (noise() - 0.5);
  return {
    path: `${index}.png`,
    pixels: tensor(
      [3, 128, 128],
      Float32Array.from({ length: 3 * 128 * 128 }, (_, i) => at(i)),
    ),
  };
}

const pictures: Pictures = async function* () {
  yield await Promise.resolve([picture(0), picture(1)]);
  yield await Promise.resolve([picture(2)]);
};

describe('measurePrior', () => {
  it('finds nothing lost by a lossless prior, and the grid that its variants print', async () => {
    let clock = 0;
    const figures = await measurePrior(lossless, pictures, [64, 128], null, () => clock++);
    expect(figures.images).toBe(3);
    expect(figures.reconstruction.map(({ side, psnr }) => [side, psnr])).toEqual([
      [64, Infinity],
      [128, Infinity],
    ]);
    for (const { ssim } of figures.reconstruction) expect(ssim).toBeCloseTo(1, 9);
    expect(figures.comb.reconstruction).toBe(figures.comb.real);
    const [small, , large] = figures.variants;
    // An offset for each of the 64 positions in a block repeats every 8 pixels: a comb by construction.
    expect(large!.comb).toBeGreaterThan(10 * figures.comb.real);
    expect(large!.difference).toBeGreaterThan(small!.difference);
    expect(small!.difference).toBeLessThanOrEqual(0.25);
    expect(figures.channels.means).toHaveLength(192);
    expect(figures.msPerImage).toEqual({ encode: 2 / 3, decode: 2 / 3 });
  });

  it('moves latents in the units it is given', async () => {
    const units = Array<number>(192).fill(0.001);
    const { variants } = await measurePrior(lossless, pictures, [], units, () => 0);
    expect(variants[2]!.difference).toBeLessThanOrEqual(0.001);
    expect(variants[2]!.difference).toBeGreaterThan(0.0001);
  });
});

describe('channelDeviations', () => {
  it('is the deviation of each channel over all pictures and positions', async () => {
    const flat = (value: number): Picture => ({
      path: `${value}`,
      pixels: tensor([3, 128, 128], new Float32Array(3 * 128 * 128).fill(value)),
    });
    const deviations = await channelDeviations(lossless, async function* () {
      yield await Promise.resolve([flat(0), flat(1)]);
    });
    expect(deviations).toHaveLength(192);
    for (const deviation of deviations) expect(deviation).toBeCloseTo(0.5, 9);
  });
});
