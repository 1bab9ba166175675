/** @file Does one job of a receipt: which pictures train, which test, and what the network comes to. */

import { imageId, runSeed } from '../../core/brands.ts';
import { armOf, poolOf, type Arm } from '../../core/receipt/arms.ts';
import { confusionOf } from '../../core/receipt/figures.ts';
import { stratifiedFolds } from '../../core/receipt/folds.ts';
import { headFrom, readBy as judgedBy, taught } from '../../core/receipt/judged.ts';
import { longTailOf, type Tail } from '../../core/receipt/longTail.ts';
import { enoughUpdates, PILOT_FOLDS, PILOT_INTERVAL } from '../../core/receipt/pilot.ts';
import { withoutHeldOut, type ReceiptPicture } from '../../core/receipt/pictures.ts';
import type { PlanFacts } from '../../core/receipt/plan.ts';
import { DEFAULT_RATES, scheduleOf } from '../../core/receipt/protocol.ts';
import type { ReceiptJob } from '../../core/receipt/request.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { ReceiptData, ReceiptEvent, ReceiptPiece, ReceiptRequest, ReceiptStore } from './data.ts';
import { openFineTuning, type FineTuningWork } from './fineTuning.ts';
import type { Training } from './learning.ts';
import { openTraining, type TrainingPicture, type TrainingWork } from './training.ts';

/** Updates between two checkpoints. */
const CHECKPOINT = 10;

export interface Workshop {
  /** What a plan must know of the pictures. */
  readonly facts: PlanFacts;
  /** Which seeds a long tail leaves; `null` where none is asked for. */
  readonly tail: Tail | null;
  /** Test pictures of a job. */
  testsOf(job: Pick<ReceiptJob, 'stage' | 'repeat' | 'fold'>): readonly ReceiptPicture[];
  /** Pictures that a job trains with. */
  picturesOf(job: ReceiptJob): readonly ReceiptPicture[];
  /** Does a job, or finds it done. A generator: whoever does not ask on cancels. */
  work(job: ReceiptJob, keepWeights?: boolean): AsyncGenerator<ReceiptEvent, ReceiptPiece, void>;
}

/**
 * Opens a workshop.
 *
 * @param runtime where networks are trained.
 * @param data the pictures.
 * @param request what is asked.
 * @param store keeps what is done; `null` for nobody.
 * @throws RangeError where a class has too few seeds for folds.
 */
export function openWorkshop(
  runtime: Runtime,
  data: ReceiptData,
  request: ReceiptRequest,
  store: ReceiptStore | null,
): Workshop {
  const { seeds, tests, classes } = data;
  const labels = seeds.map(({ label }) => label);
  const folds = request.test.kind === 'folds' ? request.test.folds : 1;
  const runOf = (repeat: number) => runSeed(request.seed + repeat);
  const tail = request.longTail === null ? null : longTailOf(labels, classes.length, request.longTail, request.seed);
  const dealt = new Map<string, readonly number[]>();

  /** The fold of every seed. */
  function dealtOut(count: number, repeat: number): readonly number[] {
    const key = `${count}/${repeat}`;
    const known = dealt.get(key) ?? stratifiedFolds(labels, count, runOf(repeat), data.groups);
    dealt.set(key, known);
    return known;
  }

  /** Seeds that neither train nor lend their variants. */
  function heldOutOf({ stage, repeat, fold }: ReceiptJob): ReadonlySet<number> {
    if (stage === 'all') return new Set();
    const pilot = stage === 'pilot' || stage === 'trial';
    const of = pilot ? dealtOut(PILOT_FOLDS, 0) : tests ? null : dealtOut(folds, repeat);
    const out = new Set(of === null ? [] : of.flatMap((own, seed) => (own === fold ? [seed] : [])));
    if (stage === 'tail') for (const seed of seeds.keys()) if (!tail!.kept.includes(seed)) out.add(seed);
    return out;
  }

  function testsOf(job: Pick<ReceiptJob, 'stage' | 'repeat' | 'fold'>): readonly ReceiptPicture[] {
    const pilot = job.stage === 'pilot' || job.stage === 'trial';
    if (tests && !pilot) return tests;
    const of = pilot ? dealtOut(PILOT_FOLDS, 0) : dealtOut(folds, job.repeat);
    return seeds.filter((_, seed) => of[seed] === job.fold);
  }

  function picturesOf(job: ReceiptJob): readonly ReceiptPicture[] {
    const { work } = armOfJob(job);
    const out = heldOutOf(job);
    if (work.kind === 'zero-shot') return [];
    if (work.kind === 'head') return withoutHeldOut(seeds, out);
    const pool = work.pool === null ? [] : data.pools.get(work.pool);
    if (!pool)
      throw new RangeError(`Expected variants of ${work.pool!} for the arm ${job.arm}, got none; make them first.`);
    return withoutHeldOut([...(work.seeds ? seeds : []), ...pool.filter(({ k }) => k <= job.k)], out);
  }

  function judge() {
    if (data.judge) return data.judge;
    throw new RangeError('Expected what the judge reads for an arm that asks it, got none; embed the pictures first.');
  }

  /** What the judge reads, without a network. */
  function readJudged(job: ReceiptJob, { work }: Arm): ReceiptPiece {
    const asked = testsOf(job);
    const trained = picturesOf(job);
    const matrix = work.kind === 'head' ? headFrom(judge(), trained).classes : judge().text;
    const read = judgedBy(matrix, judge(), asked);
    const own = asked.map(({ label }) => label);
    const confusion = confusionOf(own, read, classes.length);
    return { confusion, nll: NaN, curve: [], pictures: trained.length, vectors: null };
  }

  function trainingOf(job: ReceiptJob, { work }: Arm): TrainingWork {
    if (work.kind !== 'trained') throw new RangeError(`Expected an arm that trains a network, got ${job.arm}.`);
    const chosen = picturesOf(job);
    if (chosen.length === 0) throw new RangeError(`Expected pictures to train ${job.arm} with, got none.`);
    const known = work.teacher ? taught(judge(), withoutHeldOut(seeds, heldOutOf(job)), chosen) : null;
    const pictures = chosen.map((picture, i): TrainingPicture => ({ ...picture, teacher: known?.[i] ?? null }));
    const { updates, stage } = job;
    const pilot = stage === 'pilot';
    // What is read off no curve is not looked at meanwhile.
    const count = pilot ? Math.floor(updates / PILOT_INTERVAL) : stage === 'run' ? request.looks : 0;
    return {
      net: request.net,
      classes: classes.length,
      // Not the arm: arms of a repeat are paired.
      streams: { runSeed: runOf(job.repeat), image: imageId(`receipt/${job.fold}`) },
      pictures,
      updates,
      schedule: pilot ? { kind: 'warmup-cosine', warmup: 50, total: updates, floor: 1 } : scheduleOf(updates),
      rates: job.rates ?? DEFAULT_RATES,
      batch: request.batch,
      online: work.online,
      balanced: job.balanced,
      heldOut: testsOf(job),
      looks: looksOf(updates, count),
    };
  }

  function fineTuningOf(job: ReceiptJob): FineTuningWork {
    if (!data.tower) {
      throw new RangeError(
        "Expected what the judge's first blocks give for an arm that trains it, got none; read it first.",
      );
    }
    const pictures = picturesOf(job);
    const own = pictures.filter(({ k }) => k === 0);
    return {
      ...{ tower: data.tower, pictures, updates: job.updates, classes: classes.length },
      head: own.length > 0 ? headFrom(judge(), own).classes : judge().text,
      streams: { runSeed: runOf(job.repeat), image: imageId(`receipt/${job.fold}`) },
      heldOut: testsOf(job),
      looks: looksOf(job.updates, job.stage === 'run' ? request.looks : 0),
    };
  }

  /** A training of an arm, from where it was left. */
  async function begin(job: ReceiptJob, arm: Arm): Promise<{ work: Opened; training: Training }> {
    const from = (await store?.checkpoint(keyOf(job))) ?? undefined;
    if (arm.work.kind === 'fine-tuned') {
      const work = fineTuningOf(job);
      return { work, training: await openFineTuning(runtime, work, from) };
    }
    const work = trainingOf(job, arm);
    return { work, training: await openTraining(runtime, work, from) };
  }

  async function* train(job: ReceiptJob, arm: Arm, keepWeights: boolean): AsyncGenerator<ReceiptEvent, ReceiptPiece> {
    const key = keyOf(job);
    const { work, training } = await begin(job, arm);
    try {
      while (!training.finished) {
        const points = training.curve.length;
        const loss = await training.step();
        yield { kind: 'update', job, update: training.update, loss };
        if (training.curve.length > points) yield { kind: 'point', job, point: training.curve.at(-1)! };
        if (job.stage === 'pilot' && isEnough(training.curve, work.heldOut.length)) break;
        if (store && training.update % CHECKPOINT === 0) await store.putCheckpoint(key, await training.checkpoint());
      }
      const { read, nll } = await training.read(work.heldOut);
      const own = work.heldOut.map(({ label }) => label);
      return {
        confusion: confusionOf(own, read, classes.length),
        nll,
        curve: [...training.curve],
        pictures: work.pictures.length,
        vectors: keepWeights ? (await training.checkpoint()).trainer.vectors : null,
      };
    } finally {
      await training.release();
    }
  }

  /** Most variants of a seed in an arm's pool. */
  function mostOf({ work }: Arm): number {
    const pool = poolOf(work);
    return (pool === null ? [] : (data.pools.get(pool) ?? [])).reduce((most, { k }) => Math.max(most, k), 0);
  }

  const facts: PlanFacts = {
    ...{ folds, mostOf, tests: (tests ?? seeds).length },
    picturesOf: (job) => picturesOf(job).length,
  };

  return {
    facts,
    tail,
    testsOf,
    picturesOf,
    async *work(job, keepWeights = false) {
      const key = keyOf(job);
      const done = await store?.piece(key);
      if (done && (!keepWeights || done.vectors)) return done;
      const arm = armOfJob(job);
      const trains = arm.work.kind === 'trained' || arm.work.kind === 'fine-tuned';
      const piece = trains ? yield* train(job, arm, keepWeights) : readJudged(job, arm);
      await store?.putPiece(key, piece);
      return piece;
    },
  };
}

/** What is trained: pictures, and those held out. */
type Opened = Pick<TrainingWork, 'heldOut'> & { readonly pictures: readonly ReceiptPicture[] };

/** Some updates, evenly spread, the last among them. */
const looksOf = (updates: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.round(((i + 1) * updates) / count));

/** What a job depends on besides data and request. */
export const keyOf = (job: ReceiptJob): string => JSON.stringify(job);

function armOfJob({ arm }: ReceiptJob): Arm {
  const found = armOf(arm);
  if (!found) throw new RangeError(`Expected the name of an arm, got "${arm}".`);
  return found;
}

/** A pilot's least updates: before them a curve that rests has not begun. */
const LEAST_PILOT = 300;

function isEnough(curve: Parameters<typeof enoughUpdates>[0], heldOut: number): boolean {
  const last = curve.at(-1);
  return last !== undefined && last.update >= LEAST_PILOT && enoughUpdates(curve, heldOut).settled;
}
