/** @file A receipt in parts that need nothing of each other: an arm in a repeat, with all that it is trained for. */

import { shardsOf, type Shard } from '../../core/run/shards.ts';
import { ARMS } from '../../core/receipt/arms.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { ReceiptData, ReceiptEvent, ReceiptJob, ReceiptRequest, ReceiptStore } from './data.ts';
import { decide, hasPool, leaves, type Decided } from './makeReceipt.ts';
import { keyOf, openWorkshop, type Workshop } from './workshop.ts';

/** A training of a receipt. */
export interface Training {
  readonly job: ReceiptJob;
  /** Whether something is read with its weights later. */
  readonly keepsWeights: boolean;
}

/**
 * Finds out what is left open before the arms are trained, and nothing else: it is in the store afterwards.
 *
 * @param runtime where networks are trained.
 * @param data the pictures.
 * @param request what is asked.
 * @param store keeps what was found out.
 */
export async function* planReceipt(
  runtime: Runtime,
  data: ReceiptData,
  request: ReceiptRequest,
  store: ReceiptStore,
): AsyncGenerator<ReceiptEvent, readonly string[], void> {
  const workshop = openWorkshop(runtime, data, request, store);
  return keysOf(trainingsOf(workshop, data, request, yield* decide(workshop, request)));
}

/**
 * Does the trainings of one shard; they are in the store afterwards.
 *
 * @param shard of them.
 * @returns the keys of what it has done.
 */
export async function* makeReceiptShard(
  runtime: Runtime,
  data: ReceiptData,
  request: ReceiptRequest,
  store: ReceiptStore,
  shard: Shard,
): AsyncGenerator<ReceiptEvent, readonly string[], void> {
  const workshop = openWorkshop(runtime, data, request, store);
  const units = trainingsOf(workshop, data, request, yield* decide(workshop, request));
  const shards = shardsOf(units.map(costOf), shard.of);
  const own = units.filter((_, i) => shards[i] === shard.index);
  const trainings = own.flat();
  for (const [done, { job, keepsWeights }] of trainings.entries()) {
    yield { kind: 'job', job, done, jobs: trainings.length };
    yield* workshop.work(job, keepsWeights);
  }
  return keysOf(own);
}

/** Updates take nearly all of the time; reading an arm that trains nothing takes little. */
const costOf = (trainings: readonly Training[]): number =>
  trainings.reduce((sum, { job }) => sum + Math.max(1, job.updates), 0);

const keysOf = (units: readonly (readonly Training[])[]): readonly string[] =>
  units.flat().map(({ job }) => keyOf(job));

/** The trainings of a receipt that `makeReceipt` sums up, in units of an arm and a repeat; each is in one unit only. */
function trainingsOf(
  workshop: Workshop,
  data: ReceiptData,
  request: ReceiptRequest,
  { rates, jobOf }: Decided,
): readonly (readonly Training[])[] {
  const known = new Set<string>();
  const units: Training[][] = [];
  for (let repeat = 0; repeat < request.repeats; repeat++) {
    for (const arm of request.arms) {
      const trained = arm.work.kind === 'trained';
      const unit: Training[] = [];
      const add = (job: ReceiptJob, keepsWeights = false) => {
        // Without variants every arm is the folder alone: it may be somebody's already.
        if (known.has(keyOf(job))) return;
        known.add(keyOf(job));
        unit.push({ job, keepsWeights });
      };
      const handsOut = leaves(arm) && repeat === 0 && data.tests !== null;
      const ratios = hasPool(arm) ? request.ratios.filter((k) => k <= request.variants) : [];
      for (let fold = 0; fold < workshop.folds; fold++) {
        add(jobOf(arm, repeat, fold), (trained && request.robustness) || handsOut);
        for (const k of ratios) {
          add(k === 0 ? jobOf(ARMS[0]!, repeat, fold, { rates: rates.get(arm.id)! }) : jobOf(arm, repeat, fold, { k }));
        }
      }
      if (workshop.tail && trained) {
        for (const balanced of [false, true]) add(jobOf(arm, repeat, 0, { stage: 'tail', balanced }));
      }
      units.push(unit);
    }
  }
  return units;
}
