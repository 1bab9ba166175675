/** @file What arms come to on a long tail, with the plain and the balanced softmax. */

import { accuracyByClass, figureOf } from '../../core/receipt/figures.ts';
import type { Tail } from '../../core/receipt/longTail.ts';
import { TAIL_LOSSES, type ReceiptPlan } from '../../core/receipt/plan.ts';
import type { Figure, LongTail, LongTailResult } from '../../core/receipt/receipt.ts';
import { mean } from '../../core/reals.ts';
import type { ReceiptEvent, ReceiptRequest } from './data.ts';
import type { Progress } from './progress.ts';

/** Every arm that trains a network from nothing; with folds, the first of each repeat. */
export async function* longTailed(
  progress: Progress,
  plan: ReceiptPlan,
  { repeats, arms }: ReceiptRequest,
  { counts, groups }: Tail,
): AsyncGenerator<ReceiptEvent, LongTail> {
  const results: LongTailResult[] = [];
  for (const arm of arms.filter(({ work }) => work.kind === 'trained')) {
    for (const loss of TAIL_LOSSES) {
      const runs: number[][] = [];
      for (let repeat = 0; repeat < repeats; repeat++) {
        runs.push(accuracyByClass((yield* progress.one(plan.tail(arm, loss, repeat))).confusion));
      }
      const over = (group: Tail['groups'][number] | null): Figure | null => {
        const own = runs.map((shares) =>
          shares.filter((share, c) => Number.isFinite(share) && (group === null || groups[c] === group)),
        );
        return own.some(({ length }) => length === 0) ? null : figureOf(own.map(mean));
      };
      results.push({
        ...{ arm: arm.id, loss, all: over(null)! },
        ...{ many: over('many'), medium: over('medium'), few: over('few') },
      });
    }
  }
  return { counts, results };
}
