/** @file What a seed comes to: what is made of it, and what the judge sees in what was made before. */

import type { SeedPlan } from '../../src/core/run/plan.ts';
import type { DatasetImage } from '../lib/dataset.ts';
import type { KeptWork } from '../lib/output/keptWork.ts';
import { freshSlots } from './carry.ts';
import { expandPlanned } from './expandSeed.ts';
import { finishSeed, type FinishedSeed } from './finishedSeed.ts';
import { seedDigest } from './kept.ts';
import type { ReadyRun } from './openRun.ts';
import { seeCarried } from './recall.ts';

/** One seed with its variants, as it is written; plain data. */
export interface Growth {
  /** `null` where nothing was to be made. */
  readonly finished: FinishedSeed | null;
  /** The judge's embedding of every variant that is carried on, see `seeCarried`. */
  readonly carried: readonly (Float32Array | null)[];
}

/** Grows a seed of a run. */
export type Grow = (planned: SeedPlan<DatasetImage>) => Promise<Growth>;

/** Whether there is anything to do for a seed. */
export const hasWork = ({ slots, image }: SeedPlan<DatasetImage>, { prepared }: Pick<ReadyRun, 'prepared'>): boolean =>
  slots.length > 0 || (prepared.carried?.get(image.path)?.variants.length ?? 0) > 0;

/**
 * Grows seeds by the models, and keeps what is done until the result is complete.
 *
 * @param run whose seeds they are.
 * @param kept where finished seeds are kept.
 * @param resume whether to take what is kept there.
 * @param onKept told of every seed that is kept.
 */
export function growByModels(
  { prepared, open, options }: ReadyRun,
  kept: KeptWork<FinishedSeed>,
  resume: boolean,
  onKept: () => void,
): Grow {
  return async (planned) => {
    const before = prepared.carried?.get(planned.image.path);
    const carried = before ? await seeCarried(before, open) : [];
    const fresh = { ...planned, slots: freshSlots(planned, before) };
    if (fresh.slots.length === 0) return { finished: null, carried };
    const key = seedDigest(fresh, await planned.image.read());
    const found = resume ? await kept.get(key) : null;
    const finished = found ?? (await finishSeed(await expandPlanned(fresh, prepared, open, options.batch)));
    if (found !== null || (await kept.put(key, finished))) onKept();
    return { finished, carried };
  };
}
