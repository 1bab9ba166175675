/**
 * @file A prior adapted to a data set (Kim et al., "DataDream", 2024, by the machine of whoever has no GPU): its decoder learns to give the
 * seeds back, by weights of low rank. The encoder stays as it is, and with it the units that latents are moved in.
 */

import { latentTensor, pixelTensor, type LatentTensor, type PixelTensor, type RunSeed } from '../brands.ts';
import { learningRateAt } from '../classifiers/schedule.ts';
import { noiseShape } from '../latent/layout.ts';
import { perturb } from '../latent/perturb.ts';
import { projectToBall } from '../latent/project.ts';
import { startingNoise, SYMMETRIC_NOISE } from '../latent/startingNoise.ts';
import { unstack } from '../tensor.ts';
import { toBatch } from '../expansion/batches.ts';
import { cropsAt, cutOut } from './crops.ts';
import { errorOf, givenBack } from './error.ts';
import { ADAPTATION_STREAMS } from './parts.ts';
import type { DecoderInTraining, EncodingPrior } from './port.ts';
import { WARMUP, type AdaptationSettings } from './settings.ts';

/** What an adaptation is told. */
export interface AdaptationTask {
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

/** One look at the seeds that say when it ends. */
export interface AdaptationLook {
  readonly step: number;
  /** Mean absolute difference of what is given back. */
  readonly error: number;
}

/** Where an adaptation stands: going on from it gives the same numbers as never having stopped. */
export interface AdaptationCheckpoint<State> {
  readonly now: State;
  /** After the look with the least error. */
  readonly best: State;
  /** All looks, the first before any step. */
  readonly looks: readonly AdaptationLook[];
}

export type AdaptationEvent<State> =
  | { readonly kind: 'step'; readonly step: number; readonly loss: number }
  | {
      readonly kind: 'look';
      readonly look: AdaptationLook;
      readonly checkpoint: AdaptationCheckpoint<State>;
      /** What is given back of those seeds, in their order, to be shown. */
      readonly pictures: readonly PixelTensor[];
    };

/** The look with the least error; the earliest of equal ones. */
export const bestLook = (looks: readonly AdaptationLook[]): AdaptationLook =>
  looks.reduce((best, look) => (look.error < best.error ? look : best));

/** Whether an adaptation with these looks has ended. */
export function hasEnded(looks: readonly AdaptationLook[], { steps, patience }: AdaptationSettings): boolean {
  const last = looks.at(-1);
  if (!last) return false;
  return last.step >= steps || looks.length - 1 - looks.indexOf(bestLook(looks)) >= patience;
}

/**
 * Adapts a decoder, step by step; who wants it to stop takes no further step.
 *
 * @param task what to.
 * @param decoder at rest, or where the checkpoint says.
 * @param from where to go on. Default: the beginning.
 * @returns the checkpoint that it ended with.
 */
export async function* adapt<State>(
  task: AdaptationTask,
  decoder: DecoderInTraining<State>,
  from?: AdaptationCheckpoint<State>,
): AsyncGenerator<AdaptationEvent<State>, AdaptationCheckpoint<State>> {
  const { prior, stop, settings } = task;
  const { steps, look, learningRate } = settings;
  const schedule = { kind: 'warmup-cosine', warmup: Math.min(WARMUP, steps), total: steps } as const;
  let checkpoint = from;
  const looked = async (): Promise<AdaptationEvent<State>> => {
    const images = await givenBack({ encode: prior.encode, decode: (latents) => decoder.decode(latents) }, stop);
    const now = { step: decoder.steps, error: errorOf(stop, images).absolute };
    const state = await decoder.state();
    const looks = [...(checkpoint?.looks ?? []), now];
    checkpoint = { now: state, best: checkpoint && bestLook(looks) !== now ? checkpoint.best : state, looks };
    return { kind: 'look', look: now, checkpoint, pictures: images };
  };
  if (!checkpoint) yield await looked();
  while (!hasEnded(checkpoint!.looks, settings)) {
    const step = decoder.steps;
    const { latents, images } = await batchOf(task, step);
    const loss = await decoder.step(latents, images, learningRateAt(schedule, learningRate, step));
    yield { kind: 'step', step: step + 1, loss };
    if ((step + 1) % look === 0 || step + 1 === steps) yield await looked();
  }
  return checkpoint!;
}

/** What a step takes: crops with their latents, and some of them moved, which are to stay what the prior makes of them. */
async function batchOf(
  { prior, train, settings, epsilon, runSeed }: AdaptationTask,
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
