/** @file A receipt in parts that need nothing of each other: an arm in a repeat, with all that it is trained for. */

import { shardsOf, type Shard } from '../../core/run/shards.ts';
import type { Arm } from '../../core/receipt/arms.ts';
import { contentOf, TAIL_LOSSES } from '../../core/receipt/plan.ts';
import type { ReceiptJob } from '../../core/receipt/request.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { ReceiptData, ReceiptEvent, ReceiptRequest, ReceiptStore } from './data.ts';
import { decide, leaves, type Decided } from './makeReceipt.ts';
import { keyOf, openWorkshop } from './workshop.ts';

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
  return keysOf(trainingsOf(data, request, yield* decide(workshop, request)));
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
  const decided = yield* decide(workshop, request);
  const units = trainingsOf(data, request, decided);
  const costOf = (trainings: readonly Training[]) =>
    trainings.reduce((sum, { job }) => sum + Math.max(1, decided.plan.effortOf(job)), 0);
  const shards = shardsOf(units.map(costOf), shard.of);
  const own = units.filter((_, i) => shards[i] === shard.index);
  const trainings = own.flat();
  const effort = trainings.reduce((sum, { job }) => sum + decided.plan.effortOf(job), 0);
  let from = 0;
  for (const [done, { job, keepsWeights }] of trainings.entries()) {
    const span = { from, to: from + decided.plan.effortOf(job), of: effort };
    yield { kind: 'job', job, done, jobs: trainings.length, span };
    yield* workshop.work(job, keepsWeights);
    from = span.to;
  }
  return keysOf(own);
}

const keysOf = (units: readonly (readonly Training[])[]): readonly string[] =>
  units.flat().map(({ job }) => keyOf(job));

/** The trainings of a receipt that `makeReceipt` sums up, in units of an arm and a repeat; each is in one unit only. */
function trainingsOf(
  data: ReceiptData,
  { arms, repeats, robustness, longTail }: ReceiptRequest,
  { plan }: Decided,
): readonly (readonly Training[])[] {
  const known = new Set<string>();
  const units = new Map<string, Training[]>();
  const add = (arm: Arm, repeat: number, jobs: readonly ReceiptJob[], keepsWeights = false) => {
    const unit = units.get(`${repeat}/${arm.id}`) ?? [];
    units.set(`${repeat}/${arm.id}`, unit);
    for (const job of jobs) {
      // A point of a curve may be a training that there is anyway: the receipt asks for that one first, and so does this.
      if (known.has(contentOf(job))) continue;
      known.add(contentOf(job));
      unit.push({ job, keepsWeights });
    }
  };
  const all = Array.from({ length: repeats }, (_, repeat) => arms.map((arm) => ({ arm, repeat }))).flat();
  for (const { arm, repeat } of all) {
    const handsOut = leaves(arm) && repeat === 0 && data.tests !== null;
    add(arm, repeat, plan.run(arm, repeat), (arm.work.kind === 'trained' && robustness) || handsOut);
  }
  for (const { arm, repeat } of all) {
    for (const k of plan.ratios(arm)) add(arm, repeat, plan.point(arm, k, repeat));
    if (longTail === null || arm.work.kind !== 'trained') continue;
    add(
      arm,
      repeat,
      TAIL_LOSSES.map((loss) => plan.tail(arm, loss, repeat)),
    );
  }
  return [...units.values()];
}
