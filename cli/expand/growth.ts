/** @file What a seed comes to: what is made of it, and what the judge sees in what was made before. */

import { ahead } from '../../src/core/ahead.ts';
import type { SeedPlan } from '../../src/core/run/plan.ts';
import type { DatasetImage } from '../lib/dataset.ts';
import type { KeptWork } from '../lib/output/keptWork.ts';
import { freshSlots } from './carry.ts';
import { expandPlanned } from './expandSeed.ts';
import { finishSeed, type FinishedSeed } from './finishedSeed.ts';
import { seedDigest } from './kept.ts';
import type { Lanes } from './lanes.ts';
import type { ExpandModels } from './models.ts';
import type { ReadyRun } from './openRun.ts';
import { seeCarried } from './recall.ts';

/** One seed with its variants, as it is written; plain data. */
export interface Growth {
  /** `null` where nothing was to be made. */
  readonly finished: FinishedSeed | null;
  /** The judge's embedding of every variant that is carried on, see `seeCarried`. */
  readonly carried: readonly (Float32Array | null)[];
}

/** Grows seeds of a run. */
export interface Grow {
  /** How many may be under way. */
  readonly lanes: number;
  readonly grow: (planned: SeedPlan<DatasetImage>) => Promise<Growth>;
}

/**
 * What seeds come to, in their order: so many are under way that no lane waits for whoever takes what is done.
 *
 * @throws what growing a seed throws, when it is that one's turn.
 */
export const grownAhead = (
  seeds: readonly SeedPlan<DatasetImage>[],
  { lanes, grow }: Grow,
): AsyncGenerator<Growth, void, undefined> => ahead(seeds, grow, { most: lanes === 1 ? 1 : 2 * lanes });

/** Whether there is anything to do for a seed. */
export const hasWork = ({ slots, image }: SeedPlan<DatasetImage>, { prepared }: Pick<ReadyRun, 'prepared'>): boolean =>
  slots.length > 0 || (prepared.carried?.get(image.path)?.variants.length ?? 0) > 0;

/**
 * Grows seeds by the models, and keeps what is done until the result is complete.
 *
 * @param run whose seeds they are.
 * @param lanes where seeds are grown beside each other.
 * @param kept where finished seeds are kept.
 * @param resume whether to take what is kept there.
 * @param onKept told of every seed that is kept.
 */
export function growByModels(
  { prepared, open, options }: ReadyRun,
  lanes: Lanes,
  kept: KeptWork<FinishedSeed>,
  resume: boolean,
  onKept: () => void,
): Grow {
  const grow: Grow['grow'] = async (planned) => {
    const before = prepared.carried?.get(planned.image.path);
    const carried = before ? await seeCarried(before, open) : [];
    const fresh = { ...planned, slots: freshSlots(planned, before) };
    if (fresh.slots.length === 0) return { finished: null, carried };
    const key = seedDigest(fresh, await planned.image.read());
    const found = resume ? await kept.get(key) : null;
    const expanded = (lane: ExpandModels) => expandPlanned(fresh, prepared, lane, options.batch);
    const finished = found ?? (await finishSeed(await lanes.use(expanded)));
    if (found !== null || (await kept.put(key, finished))) onKept();
    return { finished, carried };
  };
  return { lanes: lanes.count, grow };
}
