/** @file A receipt from pictures: decides what is left open, trains every arm in every repeat, and sums up. */

import { ARMS, type Arm } from '../../core/receipt/arms.ts';
import { accuracyByClass, accuracyOf, spreadOf, sumOf } from '../../core/receipt/figures.ts';
import {
  bestRates,
  enoughUpdates,
  PILOT_INTERVAL,
  PILOT_UPDATES,
  RATE_GRID,
  type Trial,
} from '../../core/receipt/pilot.ts';
import {
  DEFAULT_RATES,
  FINE_TUNING,
  updatesOf,
  type Length,
  type Protocol,
  type Rates,
} from '../../core/receipt/protocol.ts';
import type {
  ArmResult,
  LongTail,
  LongTailResult,
  RatioCurve,
  ReceiptRun,
  RobustnessPoint,
  Spread,
} from '../../core/receipt/receipt.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type {
  HandedOut,
  JobOf,
  ReceiptData,
  ReceiptEvent,
  ReceiptJob,
  ReceiptPiece,
  ReceiptRequest,
  ReceiptStore,
} from './data.ts';
import { readCorrupted } from './robustness.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

/** Updates of a trial of rates, at most. */
const TRIAL_UPDATES = 200;

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
  const arms = request.arms.map((arm) => ({ arm, trained: arm.work.kind === 'trained' }));
  const { length, rates, jobOf } = yield* decide(workshop, request);

  const pieces = new Map<string, ReceiptPiece[][]>();
  let done = 0;
  const jobs = request.repeats * workshop.folds * arms.length;
  /** All folds of a repeat, as one run. */
  async function* repeatOf(arm: Arm, repeat: number, keep: boolean, more: Partial<ReceiptJob> = {}) {
    const all: ReceiptPiece[] = [];
    for (let fold = 0; fold < workshop.folds; fold++) {
      const job = jobOf(arm, repeat, fold, more);
      yield { kind: 'job', job, done: done++, jobs } as const;
      all.push(yield* workshop.work(job, keep));
    }
    return all;
  }
  for (let repeat = 0; repeat < request.repeats; repeat++) {
    for (const { arm, trained } of arms) {
      const wanted = (request.hand === 'best' || request.hand === arm.id) && repeat === 0 && data.tests !== null;
      const all = yield* repeatOf(arm, repeat, (trained && request.robustness) || (leaves(arm) && wanted));
      pieces.set(arm.id, [...(pieces.get(arm.id) ?? []), all]);
      yield { kind: 'run', arm: arm.id, repeat, run: runOf(request, repeat, all) };
    }
  }
  const results = arms.map(({ arm }): ArmResult => {
    const all = pieces.get(arm.id)!;
    const runs = all.map((folds, repeat) => runOf(request, repeat, folds));
    const first = all.flat();
    return {
      arm: arm.id,
      pictures: Math.min(...first.map(({ pictures }) => pictures)),
      updates: Math.max(...all.flatMap((folds, repeat) => folds.map((_, fold) => jobOf(arm, repeat, fold).updates))),
      rates: rates.get(arm.id) ?? null,
      ...spreadOf(runs.map(({ accuracy }) => accuracy)),
      runs,
    };
  });

  const ratios: RatioCurve[] = [];
  for (const { arm } of arms) {
    if (request.ratios.length === 0 || !hasPool(arm)) continue;
    const points: RatioCurve['points'][number][] = [];
    for (const k of request.ratios.filter((k) => k <= request.variants).toSorted((a, b) => a - b)) {
      const accuracies: number[] = [];
      for (let repeat = 0; repeat < request.repeats; repeat++) {
        // Without variants every arm is the folder alone; all of them were trained above.
        const [of, more] = k === 0 ? [ARMS[0]!, {}] : [arm, { k }];
        accuracies.push(
          runOf(request, repeat, yield* repeatOf(of, repeat, false, { rates: rates.get(arm.id)!, ...more })).accuracy,
        );
      }
      points.push({ k, ...spreadOf(accuracies) });
    }
    ratios.push({ arm: arm.id, points });
  }

  const robustness = request.robustness ? yield* readCorrupted(runtime, workshop, data, request, pieces, jobOf) : [];
  const longTail = workshop.tail === null ? null : yield* longTailed(workshop, request, arms, jobOf);
  const handed = yield* handOut(workshop, request, data, pieces, results, jobOf);
  const { seed, repeats, test, net, batch, tune: tuned, variants } = request;
  const protocol = { seed, repeats, test, length, net, batch, tuned, variants };
  return { protocol, arms: results, ratios, robustness, longTail, handed };
}

/** What is decided before the arms are trained. */
export interface Decided {
  readonly length: Length;
  /** Of every arm that trains a network from nothing. */
  readonly rates: ReadonlyMap<string, Rates>;
  readonly jobOf: JobOf;
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
  const jobOf: JobOf = (arm, repeat, fold, more = {}) =>
    timed(workshop, request, length, {
      ...{ stage: 'run', arm: arm.id, repeat, fold, k: request.variants, balanced: false, updates: 0 },
      rates: rates.get(arm.id) ?? null,
      ...more,
    });
  return { length, rates, jobOf };
}

/** Whether an arm trains a network step by step, which somebody can leave with. */
export const leaves = ({ work }: Arm): boolean => work.kind === 'trained' || work.kind === 'fine-tuned';

export const hasPool = ({ work }: Arm): boolean => work.kind === 'trained' && work.pool !== null && work.seeds;

/** A job with as many updates as its pictures ask for. */
function timed(workshop: Workshop, { batch, variants }: ReceiptRequest, length: Length, job: ReceiptJob): ReceiptJob {
  const arm = ARMS.find(({ id }) => id === job.arm)!;
  if (arm.work.kind === 'fine-tuned') return { ...job, updates: FINE_TUNING.updates };
  if (arm.work.kind !== 'trained') return job;
  if (length.kind === 'updates') return { ...job, updates: length.updates };
  const own = workshop.picturesOf(job).length;
  return { ...job, updates: updatesOf(length, arm.work.asManyAsExpanded ? own * (1 + variants) : own, batch) };
}

/** How long arms are trained; where that is open, as long as the slowest needs. */
async function* lengthOf(workshop: Workshop, { length, arms }: ReceiptRequest): AsyncGenerator<ReceiptEvent, Length> {
  if (length.kind === 'updates') return { kind: 'updates', updates: length.count, found: false };
  if (length.kind === 'epochs') return { kind: 'epochs', epochs: length.count };
  let [updates, settled] = [PILOT_INTERVAL, true];
  const trained = arms.filter(({ work }) => work.kind === 'trained');
  for (const [done, arm] of trained.entries()) {
    const job = pilotOf(arm, 'pilot', PILOT_UPDATES, DEFAULT_RATES);
    yield { kind: 'job', job, done, jobs: trained.length };
    const { curve } = yield* workshop.work(job);
    const enough = enoughUpdates(curve, workshop.testsOf(job).length);
    updates = Math.max(updates, enough.updates);
    settled &&= enough.settled;
  }
  yield { kind: 'length', updates, settled };
  return { kind: 'updates', updates, found: true };
}

const pilotOf = (arm: Arm, stage: 'pilot' | 'trial', updates: number, rates: Rates): ReceiptJob => ({
  ...{ stage, arm: arm.id, repeat: 0, fold: 0, k: Infinity, balanced: false, updates, rates },
});

/** The rates that suit an arm best on a part of the seeds. */
async function* tunedFor(
  workshop: Workshop,
  { batch }: ReceiptRequest,
  arm: Arm,
  length: Length,
): AsyncGenerator<ReceiptEvent, Rates> {
  const trials: Trial[] = [];
  for (const [done, rates] of RATE_GRID.entries()) {
    const pictures = workshop.picturesOf(pilotOf(arm, 'trial', 0, rates)).length;
    const job = pilotOf(arm, 'trial', Math.min(TRIAL_UPDATES, updatesOf(length, pictures, batch)), rates);
    yield { kind: 'job', job, done, jobs: RATE_GRID.length };
    const { confusion, nll } = yield* workshop.work(job);
    trials.push({ rates, accuracy: accuracyOf(confusion), nll });
  }
  const rates = bestRates(trials);
  yield { kind: 'rates', arm: arm.id, rates };
  return rates;
}

function runOf({ seed }: ReceiptRequest, repeat: number, folds: readonly ReceiptPiece[]): ReceiptRun {
  const confusion = sumOf(folds.map((piece) => piece.confusion));
  return { seed: seed + repeat, accuracy: accuracyOf(confusion), confusion, curve: folds[0]!.curve };
}

/** Every trained arm on a long tail, with the plain and the balanced softmax; with folds, the first of each repeat. */
async function* longTailed(
  workshop: Workshop,
  { repeats }: ReceiptRequest,
  arms: readonly { readonly arm: Arm; readonly trained: boolean }[],
  jobOf: JobOf,
): AsyncGenerator<ReceiptEvent, LongTail> {
  const { counts, groups } = workshop.tail!;
  const results: LongTailResult[] = [];
  const trained = arms.filter((one) => one.trained);
  let done = 0;
  for (const { arm } of trained) {
    for (const loss of ['plain', 'balanced'] as const) {
      const runs: number[][] = [];
      for (let repeat = 0; repeat < repeats; repeat++) {
        const job = jobOf(arm, repeat, 0, { stage: 'tail', balanced: loss === 'balanced' });
        yield { kind: 'job', job, done: done++, jobs: 2 * repeats * trained.length };
        runs.push(accuracyByClass((yield* workshop.work(job)).confusion));
      }
      const over = (group: (typeof groups)[number] | null): Spread =>
        spreadOf(
          runs.map((shares) => {
            const own = shares.filter((share, c) => Number.isFinite(share) && (group === null || groups[c] === group));
            return own.reduce((sum, share) => sum + share, 0) / own.length;
          }),
        );
      results.push({
        arm: arm.id,
        loss,
        all: over(null),
        many: over('many'),
        medium: over('medium'),
        few: over('few'),
      });
    }
  }
  return { counts, results };
}

/** Weights of the network that somebody leaves with: the first repeat's; with folds one more that learns from every seed. */
async function* handOut(
  workshop: Workshop,
  { hand, arms }: ReceiptRequest,
  data: ReceiptData,
  pieces: ReadonlyMap<string, readonly (readonly ReceiptPiece[])[]>,
  results: readonly ArmResult[],
  jobOf: JobOf,
): AsyncGenerator<ReceiptEvent, MadeReceipt['handed']> {
  const leaving = new Set(arms.filter(leaves).map(({ id }) => id));
  const [best] = results.filter((one) => leaving.has(one.arm)).toSorted((a, b) => b.mean - a.mean);
  const arm = arms.find(({ id }) => id === (hand === 'best' ? best?.arm : hand));
  if (!arm) return null;
  const known = data.tests && pieces.get(arm.id)?.[0]?.[0]?.vectors;
  if (known) return { arm: arm.id, vectors: known };
  const job = jobOf(arm, 0, 0, { stage: 'all' });
  yield { kind: 'job', job, done: 0, jobs: 1 };
  const { vectors } = yield* workshop.work(job, true);
  return vectors && { arm: arm.id, vectors };
}
