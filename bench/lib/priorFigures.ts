/** @file The figures of a prior: how well it reconstructs, and what its unguided variants look like. */
import { pixelTensor, type LatentTensor, type PixelTensor } from '../../src/core/brands.ts';
import type { Prior } from '../../src/core/expansion/ports.ts';
import { stack, unstack, type Tensor } from '../../src/core/tensor.ts';
import { COMB_SIDE, combIndex, combSpectrum } from '../../src/evaluation/comb.ts';
import { meanAbsoluteDifference, psnr, withoutMeanColour } from '../../src/core/image/difference.ts';
import { ssim } from '../../src/evaluation/ssim.ts';
import { areaSquare } from './area.ts';
import { mean } from './report.ts';
import { ChannelStatistics, unguidedVariants } from './variants.ts';

/** The radii that variants are measured at, in standard deviations of a channel. */
export const EPSILONS = [0.25, 0.5, 1] as const;

export type ReconstructionPrior = Extract<Prior, { kind: 'reconstruction' }>;

/** Pixels of an image of any size, with the name that chooses its noise. */
export interface Picture {
  readonly path: string;
  readonly pixels: Tensor;
}

/** Pictures in batches, anew at each call: a set may be larger than memory. */
export type Pictures = () => AsyncIterable<readonly Picture[]>;

export interface PriorFigures {
  readonly images: number;
  /** For each size: decibels and SSIM, means over images. */
  readonly reconstruction: readonly { readonly side: number; readonly psnr: number; readonly ssim: number }[];
  /** Comb indices of the real images and of their reconstructions. */
  readonly comb: { readonly real: number; readonly reconstruction: number };
  readonly variants: readonly VariantFigures[];
  /** Of the graph's latents, at 128 px. */
  readonly channels: { readonly means: readonly number[]; readonly variances: readonly number[] };
  /** Encoding and decoding one image at 128 px, in milliseconds. */
  readonly msPerImage: { readonly encode: number; readonly decode: number };
}

/** One variant for each image at one radius. */
export interface VariantFigures {
  readonly epsilon: number;
  readonly comb: number;
  /** Mean absolute difference to the reconstruction, in [0, 1]. */
  readonly difference: number;
  /** The same after each image's mean colour is taken out of both. */
  readonly differenceWithoutColour: number;
}

/**
 * Standard deviation of each channel of a prior's latents over some pictures, at 128 px.
 * @param prior with a spatial latent.
 * @param pictures to measure.
 */
export async function channelDeviations(prior: ReconstructionPrior, pictures: Pictures): Promise<number[]> {
  let statistics: ChannelStatistics | undefined;
  for await (const batch of pictures()) {
    const latents = await prior.encode(squares(batch, COMB_SIDE));
    statistics ??= new ChannelStatistics(latents.dims[1]!);
    statistics.add(latents);
  }
  return (statistics?.variances ?? []).map(Math.sqrt);
}

/**
 * Measures a prior.
 * @param prior with a spatial latent.
 * @param pictures to measure on.
 * @param sides for reconstruction, in pixels.
 * @param units one standard deviation of each channel, in the latents' units; `null`: they are the units already.
 * @param now the clock, in milliseconds.
 */
export async function measurePrior(
  prior: ReconstructionPrior,
  pictures: Pictures,
  sides: readonly number[],
  units: readonly number[] | null,
  now: () => number,
): Promise<PriorFigures> {
  const scores = sides.map((side) => ({ side, psnr: [] as number[], ssim: [] as number[] }));
  const real = new Spectrum();
  const reconstruction = new Spectrum();
  const moved = EPSILONS.map((epsilon) => ({
    epsilon,
    spectrum: new Spectrum(),
    plain: [] as number[],
    grey: [] as number[],
  }));
  let statistics: ChannelStatistics | undefined;
  let images = 0;
  const ms = { encode: 0, decode: 0 };

  for await (const batch of pictures()) {
    for (const score of scores) {
      if (score.side === COMB_SIDE) continue;
      const input = squares(batch, score.side);
      compare(score, input, await prior.decode(await prior.encode(input)));
    }
    const input = squares(batch, COMB_SIDE);
    const started = now();
    const latents = await prior.encode(input);
    const encoded = now();
    const output = await prior.decode(latents);
    ms.encode += encoded - started;
    ms.decode += now() - encoded;
    images += batch.length;

    statistics ??= new ChannelStatistics(latents.dims[1]!);
    statistics.add(latents);
    for (const score of scores) if (score.side === COMB_SIDE) compare(score, input, output);
    real.add(input);
    reconstruction.add(output);
    for (const { epsilon, spectrum, plain, grey } of moved) {
      const variants = await prior.decode(variantsOf(latents, batch, 0, epsilon, units));
      spectrum.add(variants);
      eachPair(variants, output, (variant, base) => {
        plain.push(meanAbsoluteDifference(variant, base));
        grey.push(meanAbsoluteDifference(withoutMeanColour(variant), withoutMeanColour(base)));
      });
    }
  }
  return {
    images,
    reconstruction: scores.map((score) => ({ side: score.side, psnr: mean(score.psnr), ssim: mean(score.ssim) })),
    comb: { real: real.index, reconstruction: reconstruction.index },
    variants: moved.map(({ epsilon, spectrum, plain, grey }) => ({
      epsilon,
      comb: spectrum.index,
      difference: mean(plain),
      differenceWithoutColour: mean(grey),
    })),
    channels: { means: statistics?.means ?? [], variances: statistics?.variances ?? [] },
    msPerImage: { encode: ms.encode / images, decode: ms.decode / images },
  };
}

/** Pictures as a batch of squares. */
export function squares(batch: readonly Picture[], side: number): PixelTensor {
  return pixelTensor(stack(batch.map(({ pixels }) => areaSquare(pixels, side))));
}

/** Unguided variants of a batch. */
export function variantsOf(
  latents: LatentTensor,
  batch: readonly Picture[],
  variant: number,
  epsilon: number,
  units: readonly number[] | null,
): LatentTensor {
  return unguidedVariants(latents, {
    paths: batch.map(({ path }) => path),
    variant,
    epsilon,
    units: units ?? Array<number>(latents.dims[1]!).fill(1),
  });
}

function compare(score: { psnr: number[]; ssim: number[] }, input: Tensor, output: Tensor): void {
  eachPair(input, output, (a, b) => {
    score.psnr.push(psnr(a, b));
    score.ssim.push(ssim(a, b));
  });
}

function eachPair(a: Tensor, b: Tensor, visit: (a: Tensor, b: Tensor) => void): void {
  const others = unstack(b);
  unstack(a).forEach((image, i) => {
    visit(image, others[i]!);
  });
}

/** Mean comb spectrum of the images it is given. */
class Spectrum {
  private sum: Float64Array | undefined;

  add(images: Tensor): void {
    for (const image of unstack(images)) {
      const spectrum = combSpectrum(image);
      this.sum = this.sum?.map((value, k) => value + spectrum[k]!) ?? spectrum;
    }
  }

  /** The index does not depend on the number of images, so the sum serves. */
  get index(): number {
    return this.sum === undefined ? NaN : combIndex(this.sum);
  }
}
