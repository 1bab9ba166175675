/** @file Does the jobs of a plan one after another, each once, and says how far the whole is. */

import { contentOf, type ReceiptPlan } from '../../core/receipt/plan.ts';
import type { ReceiptJob, WorkSpan } from '../../core/receipt/request.ts';
import type { ReceiptEvent, ReceiptPiece } from './data.ts';
import type { Workshop } from './workshop.ts';

export interface Progress {
  /** Does a job, or gives what it came to before. */
  one(job: ReceiptJob, keepWeights?: boolean): AsyncGenerator<ReceiptEvent, ReceiptPiece, void>;
  /** Does some. */
  all(jobs: readonly ReceiptJob[], keepWeights?: boolean): AsyncGenerator<ReceiptEvent, ReceiptPiece[], void>;
  /** Where the next of some equal parts of the corrupted pictures is in the whole. */
  corrupting(parts: number): WorkSpan;
  /** Where a job is that comes after all that was planned. */
  last(job: ReceiptJob): WorkSpan;
}

/** Over a plan that nobody has begun. */
export function openProgress(workshop: Workshop, plan: ReceiptPlan): Progress {
  const pieces = new Map<string, ReceiptPiece>();
  let done = 0;
  let effort = 0;

  async function* one(job: ReceiptJob, keepWeights = false): AsyncGenerator<ReceiptEvent, ReceiptPiece, void> {
    const content = contentOf(job);
    const known = pieces.get(content);
    if (known) return known;
    const span = { from: effort, to: effort + plan.effortOf(job), of: plan.effort };
    yield { kind: 'job', job, done, jobs: plan.jobs.length, span };
    const piece = yield* workshop.work(job, keepWeights);
    pieces.set(content, piece);
    done++;
    effort = span.to;
    return piece;
  }

  return {
    one,
    async *all(jobs, keepWeights) {
      const all: ReceiptPiece[] = [];
      for (const job of jobs) all.push(yield* one(job, keepWeights));
      return all;
    },
    corrupting(parts) {
      const from = effort;
      effort += plan.corrupting / parts;
      return { from, to: effort, of: plan.effort };
    },
    last(job) {
      const to = plan.effort + plan.effortOf(job);
      return { from: plan.effort, to, of: to };
    },
  };
}
