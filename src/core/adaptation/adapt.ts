/**
 * @file A prior adapted to a data set (Kim et al., "DataDream", 2024) by weights of low rank: steps, looks at held-out seeds, and what is gone
 * on from. What learns, and what from, is a {@link Trainee}: a decoder, on the machine of whoever has no GPU, or a denoiser.
 */

import type { PixelTensor } from '../brands.ts';
import { learningRateAt } from '../classifiers/schedule.ts';
import type { Trainee } from './port.ts';
import { WARMUP, type AdaptationPace } from './settings.ts';

/** One look at the seeds that say when it ends. */
export interface AdaptationLook {
  readonly step: number;
  /** How far it is from what they ask of it: the trainee's measure. */
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
      /** What becomes of those seeds, or of the first of them, in their order, to be shown. */
      readonly pictures: readonly PixelTensor[];
    };

/** The look with the least error; the earliest of equal ones. */
export const bestLook = (looks: readonly AdaptationLook[]): AdaptationLook =>
  looks.reduce((best, look) => (look.error < best.error ? look : best));

/** Whether an adaptation with these looks has ended. */
export function hasEnded(looks: readonly AdaptationLook[], { steps, patience }: AdaptationPace): boolean {
  const last = looks.at(-1);
  if (!last) return false;
  return last.step >= steps || looks.length - 1 - looks.indexOf(bestLook(looks)) >= patience;
}

/**
 * Adapts, step by step; who wants it to stop takes no further step.
 *
 * @param settings how long, and how finely.
 * @param trainee at rest, or where the checkpoint says.
 * @param from where to go on. Default: the beginning.
 * @returns the checkpoint that it ended with.
 */
export async function* adapt<State>(
  settings: AdaptationPace,
  trainee: Trainee<State>,
  from?: AdaptationCheckpoint<State>,
): AsyncGenerator<AdaptationEvent<State>, AdaptationCheckpoint<State>, void> {
  const { steps, look, learningRate } = settings;
  const schedule = { kind: 'warmup-cosine', warmup: Math.min(WARMUP, steps), total: steps } as const;
  let checkpoint = from;
  const looked = async (): Promise<AdaptationEvent<State>> => {
    const { error, pictures } = await trainee.look();
    const now = { step: trainee.steps, error };
    const state = await trainee.state();
    const looks = [...(checkpoint?.looks ?? []), now];
    checkpoint = { now: state, best: checkpoint && bestLook(looks) !== now ? checkpoint.best : state, looks };
    return { kind: 'look', look: now, checkpoint, pictures };
  };
  if (!checkpoint) yield await looked();
  while (!hasEnded(checkpoint!.looks, settings)) {
    const step = trainee.steps;
    const loss = await trainee.step(learningRateAt(schedule, learningRate, step));
    yield { kind: 'step', step: step + 1, loss };
    if ((step + 1) % look === 0 || step + 1 === steps) yield await looked();
  }
  return checkpoint!;
}
