/**
 * @file A diffusion pack adapted to the seeds of a data set (Kim et al., "DataDream", 2024, with one adapter for the whole set): from pack,
 * pictures and the names of their classes to another pack, with what it came to.
 */

import { adapt, bestLook } from '../../core/adaptation/adapt.ts';
import { denoiserTrainee } from '../../core/adaptation/denoiser.ts';
import { adaptationParts } from '../../core/adaptation/parts.ts';
import { openPrior } from '../ports/prior.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { merged } from './adapters.ts';
import { concluded, type AdaptationResult, type PriorCheckpoint, type PriorEvent } from './conclude.ts';
import { AS_IT_IS, BOTH_WAYS, measuredBy, readPrompts, seedsOf, type DenoiserWork } from './denoisingWork.ts';
import { denoiserWithAdapters, openDenoiser, type DiffusionPack } from './openDenoiser.ts';

/** A pack with another denoiser, and the mean squared error of its predictions before and after. */
export type DenoiserResult = AdaptationResult<DiffusionPack, number>;

/**
 * Adapts a prior's denoiser, step by step; who wants it to stop takes no further step.
 *
 * @param runtime where it runs.
 * @param work what is adapted to what.
 * @param from where to go on. Default: the beginning.
 * @returns what it came to.
 * @throws FailureError for too few pictures, or a denoiser that cannot be adapted.
 */
export async function* adaptDenoiser(
  runtime: Runtime,
  work: DenoiserWork,
  from?: PriorCheckpoint,
): AsyncGenerator<PriorEvent, DenoiserResult> {
  const { pack, pictures, labels, settings, runSeed } = work;
  const { scheduler } = pack.manifest;
  const parts = adaptationParts(labels, runSeed);
  const denoiser = await denoiserWithAdapters(pack, settings.rank, runSeed);
  const prompted = await readPrompts(work, runtime);
  const { dims, empty } = prompted;
  const opened = await openPrior(pack, runtime);
  try {
    const { encode, decode } = opened.prior;
    const train = await seedsOf(parts.train, BOTH_WAYS, work, prompted, encode);
    const stop = await seedsOf(parts.stop, AS_IT_IS, work, prompted, encode);
    const test = await seedsOf(parts.test, AS_IT_IS, work, prompted, encode);
    const asking = { scheduler, dims, runSeed, batch: settings.batch };
    const training = await openDenoiser(pack, denoiser, work, dims, runtime, from?.now);
    let ended: PriorCheckpoint;
    try {
      const task = { ...asking, train, stop, empty, settings, decode };
      ended = yield* adapt(settings, denoiserTrainee(task, training), from);
    } finally {
      await training.release();
    }
    const outcome = await concluded(work, {
      ...{
        steps: bestLook(ended.looks).step,
        test: parts.test.map((i) => pictures[i]!),
        told: { prompt: work.prompt },
      },
      adapted: () => ({ model: merged(denoiser, ended.best, 'as it was') }),
      measure: measuredBy(test, asking, decode, runtime),
    });
    return { ...outcome, looks: ended.looks };
  } finally {
    await opened.close();
  }
}
