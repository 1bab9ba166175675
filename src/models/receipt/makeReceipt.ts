/** @file A receipt from pictures: decides what is left open, trains every arm in every repeat, and sums up. */

import type { Arm } from '../../core/receipt/arms.ts';
import { accuracyOf, spreadOf, sumOf } from '../../core/receipt/figures.ts';
import { planReceipt, type ReceiptPlan } from '../../core/receipt/plan.ts';
import { DEFAULT_RATES, type Length, type Protocol, type Rates } from '../../core/receipt/protocol.ts';
import type { ReceiptJob } from '../../core/receipt/request.ts';
import type { ArmResult, LongTail, RatioCurve, ReceiptRun, RobustnessPoint } from '../../core/receipt/receipt.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { HandedOut, ReceiptData, ReceiptEvent, ReceiptPiece, ReceiptRequest, ReceiptStore } from './data.ts';
import { longTailed } from './longTailed.ts';
import { lengthOf, tunedFor } from './pilots.ts';
import { openProgress, type Progress } from './progress.ts';
import { ratioCurve } from './ratioCurve.ts';
import { readCorrupted } from './robustness.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

/** What a receipt says that the caller does not know beforehand. */
export interface MadeReceipt {
  readonly protocol: Protocol;
  readonly arms: readonly ArmResult[];
  readonly ratios: readonly RatioCurve[];
  readonly robustness: readonly RobustnessPoint[];
  readonly longTail: LongTail | null;
  /** Weights of the network that was asked for; `null` for none. */
  readonly handed: HandedOut | null;
}

/**
 * Makes a receipt. A generator: the caller draws the events as they come, and cancels by not asking for the next.
 *
 * @param runtime where networks are trained.
 * @param data the pictures.
 * @param request what is asked; at least one arm.
 * @param store keeps what is done, so that an interrupted receipt goes on; `null` for nobody.
 * @throws RangeError for pictures or views of the judge that an arm needs and that are not there.
 */
export async function* makeReceipt(
  runtime: Runtime,
  data: ReceiptData,
  request: ReceiptRequest,
  store: ReceiptStore | null = null,
): AsyncGenerator<ReceiptEvent, MadeReceipt, void> {
  const workshop = openWorkshop(runtime, data, request, store);
  const { arms, repeats } = request;
  const { length, rates, plan } = yield* decide(workshop, request);
  const progress = openProgress(workshop, plan);

  const pieces = new Map<string, ReceiptPiece[][]>(arms.map(({ id }) => [id, []]));
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const arm of arms) {
      const wanted = (request.hand === 'best' || request.hand === arm.id) && repeat === 0 && data.tests !== null;
      const keeps = (arm.work.kind === 'trained' && request.robustness) || (leaves(arm) && wanted);
      const folds = yield* progress.all(plan.run(arm, repeat), keeps);
      pieces.get(arm.id)!.push(folds);
      yield { kind: 'run', arm: arm.id, repeat, run: runOf(request, repeat, folds) };
    }
  }
  const results = arms.map((arm) => resultOf(request, plan, arm, rates.get(arm.id) ?? null, pieces.get(arm.id)!));

  const ratios: RatioCurve[] = [];
  for (const arm of arms) {
    if (plan.ratios(arm).length > 0) ratios.push(yield* ratioCurve(progress, plan, arm, repeats));
  }
  const robustness = request.robustness ? yield* readCorrupted(runtime, workshop, data, request, pieces, progress) : [];
  const longTail = workshop.tail === null ? null : yield* longTailed(progress, plan, request, workshop.tail);
  const handed = yield* handOut(workshop, progress, plan, request, data, pieces, results);
  const { seed, test, net, batch, tune: tuned, variants } = request;
  const protocol = { seed, repeats, test, length, net, batch, tuned, variants };
  return { protocol, arms: results, ratios, robustness, longTail, handed };
}

/** What is decided before the arms are trained. */
export interface Decided {
  readonly length: Length;
  /** Of every arm that trains a network from nothing. */
  readonly rates: ReadonlyMap<string, Rates>;
  readonly plan: ReceiptPlan;
}

/** Decides how long arms are trained, and at which rates; trains for that what is left open. */
export async function* decide(
  workshop: Workshop,
  request: ReceiptRequest,
): AsyncGenerator<ReceiptEvent, Decided, void> {
  const length = yield* lengthOf(workshop, request);
  const rates = new Map<string, Rates>();
  for (const arm of request.arms) {
    if (arm.work.kind !== 'trained') continue;
    rates.set(arm.id, request.tune ? yield* tunedFor(workshop, request, arm, length) : DEFAULT_RATES);
  }
  return { length, rates, plan: planReceipt(request, length, ({ id }) => rates.get(id) ?? null, workshop.facts) };
}

/** Whether an arm trains a network step by step, which somebody can leave with. */
export const leaves = ({ work }: Arm): boolean => work.kind === 'trained' || work.kind === 'fine-tuned';

function resultOf(
  request: ReceiptRequest,
  plan: ReceiptPlan,
  arm: Arm,
  rates: Rates | null,
  all: readonly (readonly ReceiptPiece[])[],
): ArmResult {
  const runs = all.map((folds, repeat) => runOf(request, repeat, folds));
  return {
    arm: arm.id,
    pictures: Math.min(...all.flat().map(({ pictures }) => pictures)),
    updates: Math.max(...all.flatMap((_, repeat) => plan.run(arm, repeat).map(({ updates }) => updates))),
    rates,
    ...spreadOf(runs.map(({ accuracy }) => accuracy)),
    runs,
  };
}

function runOf({ seed }: ReceiptRequest, repeat: number, folds: readonly ReceiptPiece[]): ReceiptRun {
  const confusion = sumOf(folds.map((piece) => piece.confusion));
  return { seed: seed + repeat, accuracy: accuracyOf(confusion), confusion, curve: folds[0]!.curve };
}

/** Weights of the network that somebody leaves with: the first repeat's; with folds one more that learns from every seed. */
async function* handOut(
  workshop: Workshop,
  progress: Progress,
  plan: ReceiptPlan,
  { hand, arms }: ReceiptRequest,
  data: ReceiptData,
  pieces: ReadonlyMap<string, readonly (readonly ReceiptPiece[])[]>,
  results: readonly ArmResult[],
): AsyncGenerator<ReceiptEvent, HandedOut | null> {
  const leaving = new Set(arms.filter(leaves).map(({ id }) => id));
  const [best] = results.filter((one) => leaving.has(one.arm)).toSorted((a, b) => b.mean - a.mean);
  const arm = arms.find(({ id }) => id === (hand === 'best' ? best?.arm : hand));
  if (!arm) return null;
  const known = data.tests && pieces.get(arm.id)?.[0]?.[0]?.vectors;
  if (known) return { arm: arm.id, vectors: known };
  const job: ReceiptJob = plan.all(arm);
  yield { kind: 'job', job, done: 0, jobs: 1, span: progress.last(job) };
  const { vectors } = yield* workshop.work(job, true);
  return vectors && { arm: arm.id, vectors };
}
