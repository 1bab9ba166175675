/** @file Accuracy of an arm over the number of variants of each seed. */

import type { Arm } from '../../core/receipt/arms.ts';
import { accuracyOf, figureOf, sumOf } from '../../core/receipt/figures.ts';
import type { ReceiptPlan } from '../../core/receipt/plan.ts';
import type { RatioCurve, RatioPoint } from '../../core/receipt/receipt.ts';
import type { ReceiptEvent } from './data.ts';
import type { Progress } from './progress.ts';

/** The curve of an arm; what was trained for the arms themselves is not trained again. */
export async function* ratioCurve(
  progress: Progress,
  plan: ReceiptPlan,
  arm: Arm,
  repeats: number,
): AsyncGenerator<ReceiptEvent, RatioCurve> {
  const points: RatioPoint[] = [];
  for (const k of plan.ratios(arm)) {
    const accuracies: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      const folds = yield* progress.all(plan.point(arm, k, repeat));
      accuracies.push(accuracyOf(sumOf(folds.map(({ confusion }) => confusion))));
    }
    points.push({ k, ...figureOf(accuracies) });
  }
  return { arm: arm.id, points };
}
