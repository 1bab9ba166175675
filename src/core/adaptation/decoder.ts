/** @file A decoder that learns to give the seeds back. The encoder stays as it is, and with it the units that latents are moved in. */

import { latentTensor, pixelTensor, type LatentTensor, type PixelTensor, type RunSeed } from '../brands.ts';
import { toBatch } from '../expansion/batches.ts';
import { noiseShape } from '../latent/layout.ts';
import { perturb } from '../latent/perturb.ts';
import { projectToBall } from '../latent/project.ts';
import { startingNoise, SYMMETRIC_NOISE } from '../latent/startingNoise.ts';
import { unstack } from '../tensor.ts';
import { cropsAt, cutOut } from './crops.ts';
import { errorOf, givenBack } from './error.ts';
import { ADAPTATION_STREAMS } from './parts.ts';
import type { DecoderInTraining, EncodingPrior, Trainee } from './port.ts';
import type { AdaptationSettings } from './settings.ts';

/** What a decoder is adapted to. */
export interface DecoderTask {
  /** The prior as it is. */
  readonly prior: EncodingPrior;
  /** Seeds to adapt to, [1, 3, height, width] each, of one size. */
  readonly train: readonly PixelTensor[];
  /** Seeds that say when it ends. */
  readonly stop: readonly PixelTensor[];
  readonly settings: AdaptationSettings;
  /** Radius within which latents are moved, in the prior's units. */
  readonly epsilon: number;
  /** Chooses batches, crops and moves. */
  readonly runSeed: RunSeed;
}

/** A decoder with its seeds; its error is the mean absolute difference of what is given back. */
export const decoderTrainee = <State>(task: DecoderTask, decoder: DecoderInTraining<State>): Trainee<State> => ({
  get steps() {
    return decoder.steps;
  },
  step: async (learningRate) => {
    const { latents, images } = await batchOf(task, decoder.steps);
    return decoder.step(latents, images, learningRate);
  },
  look: async () => {
    const { prior, stop } = task;
    const images = await givenBack({ encode: prior.encode, decode: (latents) => decoder.decode(latents) }, stop);
    return { error: errorOf(stop, images).absolute, pictures: images };
  },
  state: () => decoder.state(),
});

/** What a step takes: crops with their latents, and some of them moved, which are to stay what the prior makes of them. */
async function batchOf(
  { prior, train, settings, epsilon, runSeed }: DecoderTask,
  step: number,
): Promise<{ readonly latents: LatentTensor; readonly images: PixelTensor }> {
  const { batch, kept } = settings;
  const [, , height = 0, width = 0] = train[0]!.dims;
  const side = Math.min(settings.side, height, width);
  const crops = cutOut(train, cropsAt({ runSeed, image: ADAPTATION_STREAMS }, step, batch, train.length), side);
  const latents = await prior.encode(crops);
  if (kept === 0) return { latents, images: crops };
  const dims = latents.dims.slice(1);
  const shape = noiseShape(prior.layout, dims, 'channel', prior.held ?? 0);
  const rows = unstack(latents).map(({ data }) => data);
  const moved = rows.slice(batch - kept).map((latent, i) => {
    const noise = startingNoise(SYMMETRIC_NOISE, epsilon, runSeed, ADAPTATION_STREAMS, step, shape.count, i);
    return projectToBall(perturb(latent, noise, shape), latent, epsilon);
  });
  const stay = await prior.decode(latentTensor(toBatch(moved, dims)));
  const images = crops.data.slice();
  images.set(stay.data, images.length - stay.data.length);
  return {
    latents: latentTensor(toBatch([...rows.slice(0, batch - kept), ...moved], dims)),
    images: pixelTensor({ dims: crops.dims, data: images }),
  };
}
