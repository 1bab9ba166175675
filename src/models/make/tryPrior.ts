/** @file A prior is tried: pictures there and back, the units of its latent measured, and a gradient for a latent back. */

import { latentTensor, pixelTensor, type LatentTensor, type PixelTensor } from '../../core/brands.ts';
import { frame } from '../../core/image/frame.ts';
import { frameMap } from '../../core/image/framing.ts';
import { normals } from '../../core/random/stream.ts';
import { imageId, runSeed } from '../../core/brands.ts';
import type { Tensor } from '../../core/tensor.ts';
import { openPrior, type OpenPrior } from '../ports/prior.ts';
import type { PriorPack } from '../pack.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { trialOf, type Trial } from './trial.ts';

/** What a prior gives back of some pictures. */
export interface Reconstruction {
  readonly pixels: PixelTensor;
  readonly latents: LatentTensor;
  readonly images: PixelTensor;
  /** Mean over pictures, in decibels. */
  readonly psnr: number;
}

/** Below this nothing of a picture is left. */
const LEAST_PSNR = 12;

/**
 * How far a suggested radius may change a picture: the mean absolute difference between variant and reconstruction, in [0, 1], that the
 * starter prior has at the radius suggested for it.
 */
const CHANGE = 0.09;
const RADII = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2];

/** Pictures there and back. */
export async function reconstruct({ prior, framing }: OpenPrior, pictures: PixelTensor): Promise<Reconstruction> {
  const { height, width, ...rest } = framing();
  const map = frameMap(pictures.dims[2]!, pictures.dims[3]!, { height, width, ...rest });
  const pixels = pixelTensor(clamped(frame(pictures, map)));
  const latents = await prior.encode(pixels);
  const images = await prior.decode(latents);
  return { pixels, latents, images, psnr: psnrOf(pixels, images) };
}

/** Mean and standard deviation of every channel of some latents. */
export function channelUnits({ dims, data }: Tensor, channelsLast: boolean): { mean: number[]; std: number[] } {
  const channels = channelsLast ? dims.at(-1)! : dims[1]!;
  const inner = channelsLast ? 1 : dims.slice(2).reduce((a, b) => a * b, 1);
  const sums = Array.from({ length: channels }, () => ({ count: 0, sum: 0, squares: 0 }));
  data.forEach((value, i) => {
    const at = sums[Math.floor(i / inner) % channels]!;
    at.count++;
    at.sum += value;
    at.squares += value * value;
  });
  const mean = sums.map(({ sum, count }) => sum / count);
  // A channel that never moves has no unit of its own.
  const std = sums.map(({ squares, count }, c) => Math.sqrt(Math.max(0, squares / count - mean[c]! ** 2)) || 1);
  return { mean: mean.map(short), std: std.map(short) };
}

/** The largest radius whose channel noise, held at its edge, changes pictures by no more than the starter prior's. */
export async function suggestedEpsilon(open: OpenPrior, { latents, images }: Reconstruction): Promise<number> {
  let best = RADII[0]!;
  for (const radius of RADII) {
    const variants = await open.prior.decode(moved(latents, radius, open.prior.layout === 'channels-first'));
    const change =
      variants.data.reduce((sum, value, i) => sum + Math.abs(value - images.data[i]!), 0) / images.data.length;
    if (!(change <= CHANGE)) break;
    best = radius;
  }
  return best;
}

/** Every channel moved by an offset of its own, normal with half the radius and held in it. */
function moved(latents: LatentTensor, radius: number, channelsFirst: boolean): LatentTensor {
  const { dims, data } = latents;
  const channels = channelsFirst ? dims[1]! : dims.at(-1)!;
  const inner = channelsFirst ? dims.slice(2).reduce((a, b) => a * b, 1) : 1;
  const address = { runSeed: runSeed(0), image: imageId('trial'), variant: 0, purpose: 'offset' } as const;
  const offsets = normals(address, channels).map((x) => Math.min(radius, Math.max(-radius, 0.5 * radius * x)));
  return latentTensor({ dims, data: data.map((value, i) => value + offsets[Math.floor(i / inner) % channels]!) });
}

/**
 * Tries a prior.
 *
 * @param pack of the role "prior", its units measured.
 * @param runtime where it runs.
 * @param pictures [n, 3, h, w] in [0, 1].
 */
export const tryPrior = (pack: PriorPack, runtime: Runtime, pictures: PixelTensor): Promise<Trial> =>
  trialOf(async (say, lack) => {
    const open = await openPrior(pack, runtime);
    try {
      const back = await reconstruct(open, pictures);
      const { psnr, latents, images } = back;
      if (!(psnr >= LEAST_PSNR))
        lack(
          `Pictures that come back: they do so at ${psnr.toFixed(1)} dB, at least ${LEAST_PSNR} are asked for; the encoder and the decoder may be of different models, or their pixels in other units.`,
        );
      const cotangent = pixelTensor({ dims: images.dims, data: new Float32Array(images.data.length).fill(1) });
      const { data } = await open.prior.decodeVjp(latents, images, cotangent);
      if (!data.every(Number.isFinite)) lack('Gradients for latents that are numbers: some are not finite.');
      const { side, epsilon } = { side: images.dims[3]!, epsilon: pack.manifest.latent.epsilon };
      say(
        `Pictures of ${side} px come back at ${psnr.toFixed(1)} dB; a gradient came back; suggested epsilon ${epsilon}.`,
      );
    } finally {
      await open.close();
    }
  }, 'A run of encoder and decoder');

function psnrOf(a: Tensor, b: Tensor): number {
  if (a.data.length !== b.data.length) return NaN;
  const squares = a.data.reduce((sum, value, i) => sum + (value - b.data[i]!) ** 2, 0);
  return -10 * Math.log10(Math.max(1e-12, squares / a.data.length));
}

const clamped = ({ dims, data }: Tensor): Tensor => ({ dims, data: data.map((x) => Math.min(1, Math.max(0, x))) });
const short = (value: number): number => Number(value.toPrecision(4));
