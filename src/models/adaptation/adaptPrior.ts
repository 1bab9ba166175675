/** @file A prior pack adapted to the seeds of a data set: from pack and pictures to another pack, with what it came to. */

import { adapt, bestLook } from '../../core/adaptation/adapt.ts';
import { decoderTrainee } from '../../core/adaptation/decoder.ts';
import { errorOf, givenBack } from '../../core/adaptation/error.ts';
import { adaptationParts } from '../../core/adaptation/parts.ts';
import { openPrior } from '../ports/prior.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { merged } from './adapters.ts';
import {
  concluded,
  type AdaptationResult,
  type AdaptationWork,
  type PriorCheckpoint,
  type PriorEvent,
} from './conclude.ts';
import { openDecoder, withAdapters } from './openDecoder.ts';

export type { AdaptationOutcome, AdaptationResult, AdaptationWork, PriorCheckpoint, PriorEvent } from './conclude.ts';

/**
 * Adapts a prior's decoder, step by step; who wants it to stop takes no further step.
 *
 * @param runtime where it runs.
 * @param work what is adapted to what.
 * @param from where to go on. Default: the beginning.
 * @returns what it came to.
 * @throws FailureError for too few pictures, or a prior that cannot be adapted.
 */
export async function* adaptPrior(
  runtime: Runtime,
  work: AdaptationWork,
  from?: PriorCheckpoint,
): AsyncGenerator<PriorEvent, AdaptationResult> {
  const { pack, pictures, labels, settings, runSeed } = work;
  const parts = adaptationParts(labels, runSeed);
  const [train, stop, test] = [parts.train, parts.stop, parts.test].map((part) => part.map((i) => pictures[i]!));
  const { latent } = pack.manifest;
  const decoder = await withAdapters(pack, settings.rank, runSeed);
  const opened = await openPrior(pack, runtime);
  let ended: PriorCheckpoint;
  try {
    const [, , height = 0, width = 0] = pictures[0]!.dims;
    const side = Math.min(settings.side, height, width) / (latent.kind === 'spatial' ? latent.downscale : 1);
    const training = await openDecoder(pack, decoder, settings, [side, side], runtime, from?.now);
    try {
      const task = { prior: opened.prior, train: train!, stop: stop!, settings, epsilon: latent.epsilon, runSeed };
      ended = yield* adapt(settings, decoderTrainee(task, training), from);
    } finally {
      await training.release();
    }
  } finally {
    await opened.close();
  }
  const outcome = await concluded(work, {
    ...{ steps: bestLook(ended.looks).step, test: test! },
    adapted: () => ({ model: merged(decoder, ended.best) }),
    measure: async (one) => {
      const again = await openPrior(one, runtime);
      try {
        const images = await givenBack(again.prior, test!);
        return { error: errorOf(test!, images), pictures: images };
      } finally {
        await again.close();
      }
    },
  });
  return { ...outcome, looks: ended.looks };
}
