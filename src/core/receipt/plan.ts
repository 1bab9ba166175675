/** @file All trainings of a receipt, known before the first of them, and how much work they are. */

import { CORRUPTIONS } from '../corruptions/corruption.ts';
import { ARMS, armOf, poolOf, type Arm } from './arms.ts';
import { FINE_TUNING, SEVERITIES, updatesOf, type Length, type Rates } from './protocol.ts';
import { hasRatios, ratiosOf } from './ratios.ts';
import type { ReceiptJob, TrainingRequest } from './request.ts';

/** What is asked of a plan. */
export interface PlanRequest extends Pick<
  TrainingRequest,
  'repeats' | 'batch' | 'variants' | 'ratios' | 'robustness' | 'longTail'
> {
  readonly arms: readonly Arm[];
  /** How often a training that counts looks at what is held out. */
  readonly looks: number;
}

/** What a plan must know of the pictures. */
export interface PlanFacts {
  /** How often every repeat trains. */
  readonly folds: number;
  /** Test pictures, all folds together. */
  readonly tests: number;
  /** Most variants of a seed that there are for an arm. */
  readonly mostOf: (arm: Arm) => number;
  /** How many pictures a job trains with. */
  readonly picturesOf: (job: ReceiptJob) => number;
}

/** Softmax of a training on a long tail. */
export type TailLoss = 'plain' | 'balanced';
export const TAIL_LOSSES = ['plain', 'balanced'] as const satisfies readonly TailLoss[];

export interface ReceiptPlan {
  /** Trainings of an arm in a repeat, one a fold. */
  run(arm: Arm, repeat: number): readonly ReceiptJob[];
  /** Numbers of variants that an arm's curve has; none for an arm without one. */
  ratios(arm: Arm): readonly number[];
  /** Trainings for a point of an arm's curve, one a fold; without variants every arm is the folder alone. */
  point(arm: Arm, k: number, repeat: number): readonly ReceiptJob[];
  /** Training on a long tail; with folds, of the first. */
  tail(arm: Arm, loss: TailLoss, repeat: number): ReceiptJob;
  /** One more training, with every seed. */
  all(arm: Arm): ReceiptJob;
  /** All of these that count, each once; `all` is not among them. */
  readonly jobs: readonly ReceiptJob[];
  /** Work of a job; see {@link EFFORT}. */
  effortOf(job: ReceiptJob): number;
  /** Of the corrupted pictures. */
  readonly corrupting: number;
  /** Of all of it. */
  readonly effort: number;
}

/**
 * Work in units of an update of the usual network (residual, 16 channels, 64 px, 64 pictures), by processor time on one WebAssembly
 * thread: what else is done takes so many times as long. Only their ratios matter.
 */
export const EFFORT = {
  /** An update of the judge's last blocks (32 pictures of the starter judge's). */
  fineTuned: 1.3,
  /** Reading a batch of test pictures. */
  batchRead: 0.31,
  /** Making a test picture worse, in the mean over corruptions and severities. */
  corrupted: 0.025,
} as const;

/**
 * Plans a receipt.
 *
 * @param request what is asked.
 * @param length of the trainings, as it was given or found.
 * @param ratesOf rates of an arm that trains a network; `null` where they are not known yet.
 * @param facts of the pictures.
 */
export function planReceipt(
  request: PlanRequest,
  length: Length,
  ratesOf: (arm: Arm) => Rates | null,
  facts: PlanFacts,
): ReceiptPlan {
  const { arms, repeats, batch, variants, looks } = request;
  const folds = Array.from({ length: facts.folds }, (_, fold) => fold);
  const rounds = Array.from({ length: repeats }, (_, repeat) => repeat);
  const trained = arms.filter(({ work }) => work.kind === 'trained');

  function jobOf(arm: Arm, repeat: number, fold: number, more: Partial<ReceiptJob> = {}): ReceiptJob {
    const hasPool = poolOf(arm.work) !== null;
    const job: ReceiptJob = {
      ...{ stage: 'run', arm: arm.id, repeat, fold, k: hasPool ? variants : 0, balanced: false, updates: 0 },
      rates: ratesOf(arm),
      ...more,
    };
    return { ...job, updates: updatesFor(arm, job) };
  }

  function updatesFor({ work }: Arm, job: ReceiptJob): number {
    if (work.kind === 'fine-tuned') return FINE_TUNING.updates;
    if (work.kind !== 'trained') return 0;
    if (length.kind === 'updates') return length.updates;
    const own = facts.picturesOf(job);
    return updatesOf(length, work.asManyAsExpanded ? own * (1 + variants) : own, batch);
  }

  const run = (arm: Arm, repeat: number) => folds.map((fold) => jobOf(arm, repeat, fold));
  const ratios = (arm: Arm) => (hasRatios(arm.work) ? ratiosOf(request.ratios, variants, facts.mostOf(arm)) : []);
  const point = (arm: Arm, k: number, repeat: number) =>
    folds.map((fold) => jobOf(k === 0 ? ARMS[0]! : arm, repeat, fold, { stage: 'ratio', rates: ratesOf(arm), k }));
  const tail = (arm: Arm, loss: TailLoss, repeat: number) =>
    jobOf(arm, repeat, 0, { stage: 'tail', balanced: loss === 'balanced' });

  const everything = [
    ...rounds.flatMap((repeat) => arms.flatMap((arm) => run(arm, repeat))),
    ...arms.flatMap((arm) => ratios(arm).flatMap((k) => rounds.flatMap((repeat) => point(arm, k, repeat)))),
    ...(request.longTail === null
      ? []
      : trained.flatMap((arm) => TAIL_LOSSES.flatMap((loss) => rounds.map((repeat) => tail(arm, loss, repeat))))),
  ];
  // What comes twice is what comes first: that is done.
  const first = new Map(everything.toReversed().map((job) => [contentOf(job), job]));
  const jobs = everything.filter((job) => first.get(contentOf(job)) === job);
  const batches = (pictures: number) => Math.ceil(pictures / batch);
  const read = EFFORT.batchRead * batches(facts.tests / facts.folds);
  const effortOf = ({ arm, stage, updates }: ReceiptJob) =>
    updates * (armOf(arm)?.work.kind === 'fine-tuned' ? EFFORT.fineTuned : 1) +
    read * (1 + (stage === 'run' && updates > 0 ? looks : 0));
  const corrupting =
    request.robustness && trained.length > 0
      ? CORRUPTIONS.length *
        SEVERITIES.length *
        (EFFORT.corrupted * facts.tests + EFFORT.batchRead * trained.length * repeats * batches(facts.tests))
      : 0;
  return {
    ...{ run, ratios, point, tail, jobs, effortOf, corrupting },
    all: (arm) => jobOf(arm, 0, 0, { stage: 'all' }),
    effort: corrupting + jobs.reduce((sum, job) => sum + effortOf(job), 0),
  };
}

/** Names what a job comes to: a point of a curve is the same training as the arm with as many variants. */
export const contentOf = (job: ReceiptJob): string =>
  JSON.stringify(job.stage === 'ratio' ? { ...job, stage: 'run' satisfies ReceiptJob['stage'] } : job);
