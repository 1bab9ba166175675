/** @file A prior is tried: pictures there and back, the units of its latent measured, and a gradient for a latent back. */

import { imageId, latentTensor, pixelTensor, runSeed, type LatentTensor, type PixelTensor } from '../../core/brands.ts';
import { frame } from '../../core/image/frame.ts';
import { frameMap } from '../../core/image/framing.ts';
import { toBatch } from '../../core/expansion/batches.ts';
import { noiseIndex, noiseShape, type NoiseShape } from '../../core/latent/layout.ts';
import { initialNoise } from '../../core/latent/noise.ts';
import { perturb } from '../../core/latent/perturb.ts';
import { projectToBall } from '../../core/latent/project.ts';
import { unstack, type Tensor } from '../../core/tensor.ts';
import { openPrior, type OpenPrior } from '../ports/prior.ts';
import type { EncodingPack } from '../pack.ts';
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

/** Below this little of a picture is left, in decibels. */
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

/** Which elements of a prior's latents go together. */
const channelsOf = ({ layout, held = 0 }: OpenPrior['prior'], { dims }: LatentTensor): NoiseShape =>
  noiseShape(layout, dims.slice(1), 'channel', held);

/** Mean and standard deviation of every channel of some latents, of what moves of them. */
export function channelUnits({ prior }: OpenPrior, latents: LatentTensor): { mean: number[]; std: number[] } {
  const shape = channelsOf(prior, latents);
  const rows = unstack(latents).map(({ data }) => data);
  const count = (rows.length * shape.size) / shape.count;
  const [sums, squares] = [new Float64Array(shape.count), new Float64Array(shape.count)];
  for (const row of rows)
    for (let i = 0; i < shape.size; i++) {
      const c = noiseIndex(shape, i);
      sums[c]! += row[i]!;
      squares[c]! += row[i]! ** 2;
    }
  const mean = [...sums].map((sum) => sum / count);
  // A channel that never moves has no unit of its own.
  const std = mean.map((value, c) => Math.sqrt(Math.max(0, squares[c]! / count - value ** 2)) || 1);
  return { mean: mean.map(short), std: std.map(short) };
}

/** The largest radius whose published noise, held in the ball, changes pictures by no more than the starter prior's. */
export async function suggestedEpsilon({ prior }: OpenPrior, { latents, images }: Reconstruction): Promise<number> {
  const shape = channelsOf(prior, latents);
  const noise = initialNoise(runSeed(0), imageId('trial'), 0, shape.count);
  const rows = unstack(latents).map(({ data }) => data);
  const changeAt = async (radius: number): Promise<number> => {
    const moved = rows.map((f) => projectToBall(perturb(f, noise, shape), f, radius));
    const { data } = await prior.decode(latentTensor(toBatch(moved, latents.dims.slice(1))));
    return data.reduce((sum, value, i) => sum + Math.abs(value - images.data[i]!), 0) / data.length;
  };
  // A wider ball changes more: the last radius that is still inside, by halves.
  let [inside, outside] = [0, RADII.length];
  while (outside - inside > 1) {
    const middle = (inside + outside) >> 1;
    if ((await changeAt(RADII[middle]!)) <= CHANGE) inside = middle;
    else outside = middle;
  }
  return RADII[inside]!;
}

/**
 * Tries a prior.
 *
 * @param pack of the role "prior", its units measured.
 * @param runtime where it runs.
 * @param pictures [n, 3, h, w] in [0, 1].
 */
export const tryPrior = (pack: EncodingPack, runtime: Runtime, pictures: PixelTensor): Promise<Trial> =>
  trialOf(async (say, lack) => {
    const open = await openPrior(pack, runtime);
    try {
      const back = await reconstruct(open, pictures);
      const { psnr, latents, images } = back;
      if (!Number.isFinite(psnr)) lack({ code: 'not-finite', what: 'decoded pictures' });
      else if (psnr < LEAST_PSNR) say({ code: 'poor', psnr });
      const cotangent = pixelTensor({ dims: images.dims, data: new Float32Array(images.data.length).fill(1) });
      const { data } = await open.prior.decodeVjp(latents, images, cotangent);
      if (!data.every(Number.isFinite)) lack({ code: 'not-finite', what: 'gradients' });
      const { side, epsilon } = { side: images.dims[3]!, epsilon: pack.manifest.latent.epsilon };
      say({ code: 'reconstructed', side, psnr, epsilon });
    } finally {
      await open.close();
    }
  });

function psnrOf(a: Tensor, b: Tensor): number {
  if (a.data.length !== b.data.length) return NaN;
  const squares = a.data.reduce((sum, value, i) => sum + (value - b.data[i]!) ** 2, 0);
  return -10 * Math.log10(Math.max(1e-12, squares / a.data.length));
}

const clamped = ({ dims, data }: Tensor): Tensor => ({ dims, data: data.map((x) => Math.min(1, Math.max(0, x))) });
const short = (value: number): number => Number(value.toPrecision(4));
