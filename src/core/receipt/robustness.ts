/** @file Means over the points of a robustness table. */

import { mean } from '../reals.ts';
import { figureOf } from './figures.ts';
import type { Figure, Receipt } from './receipt.ts';

type Points = Pick<Receipt, 'robustness'>;

/** Severities that test pictures were made worse at, the least first. */
export const severitiesOf = ({ robustness }: Points): readonly number[] =>
  [...new Set(robustness.map(({ severity }) => severity))].toSorted((a, b) => a - b);

/**
 * How an arm reads corrupted pictures, in the mean over the corruptions.
 *
 * @param severity one of them. Default: the mean over all.
 * @returns `null` for an arm that did not read any; without runs and spread where an earlier version wrote none.
 */
export function robustnessOf({ robustness }: Points, arm: string, severity?: number): Figure | null {
  const points = robustness.filter((one) => one.arm === arm && (severity === undefined || one.severity === severity));
  const [first] = points;
  if (!first) return null;
  const runs = first.runs?.map((_, run) => mean(points.map((point) => point.runs?.[run] ?? NaN)));
  return runs?.every(Number.isFinite)
    ? figureOf(runs)
    : { mean: mean(points.map((point) => point.mean)), spread: null };
}
