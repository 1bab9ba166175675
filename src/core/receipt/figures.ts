/** @file Figures of runs: accuracy, spread, classes, and what one arm gains over another. */

import { mean } from '../reals.ts';
import type { Figure, ReceiptRun, Spread } from './receipt.ts';

/** Counts of test pictures by class and by what they are read as: [classes][classes]. */
export function confusionOf(labels: readonly number[], read: readonly number[], classes: number): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  labels.forEach((label, i) => counts[label]![read[i]!]!++);
  return counts;
}

/** The sum of confusions of different test pictures. */
export const sumOf = (confusions: readonly (readonly (readonly number[])[])[]): number[][] =>
  confusions[0]!.map((row, c) => row.map((_, d) => confusions.reduce((sum, one) => sum + one[c]![d]!, 0)));

/** Share that is read right, in [0, 1]. */
export function accuracyOf(confusion: readonly (readonly number[])[]): number {
  const right = confusion.reduce((sum, row, c) => sum + row[c]!, 0);
  return right / confusion.flat().reduce((sum, count) => sum + count, 0);
}

/** Share of each class that is read right; NaN for a class without test pictures. */
export const accuracyByClass = (confusion: readonly (readonly number[])[]): number[] =>
  confusion.map((row, c) => row[c]! / row.reduce((sum, count) => sum + count, 0));

/** Mean and sample standard deviation; no spread of one number. */
export function spreadOf(values: readonly number[]): Spread {
  const centre = mean(values);
  if (values.length < 2) return { mean: centre, spread: null };
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return { mean: centre, spread: Math.sqrt(squares / (values.length - 1)) };
}

/** Mean and spread, and what they are of. */
export const figureOf = (runs: readonly number[]): Figure => ({ ...spreadOf(runs), runs });

/** A share of one run. */
export type RunShare = Pick<ReceiptRun, 'seed' | 'accuracy'>;

/** What an arm gains over another, run by run with the same run seed. */
export interface Gain extends Spread {
  readonly runs: number;
  /**
   * `better` and `worse` where the mean difference is larger than the spread of the differences, and larger than the chance of which
   * test pictures there are (two standard errors of a share); else `unclear`.
   */
  readonly verdict: 'better' | 'worse' | 'unclear';
}

/**
 * What an arm gains over another.
 *
 * @param arm runs of the one.
 * @param base runs of the other.
 * @param tests how many test pictures there are.
 * @throws RangeError where no run seed has a run of both.
 */
export function gainOver(arm: readonly RunShare[], base: readonly RunShare[], tests: number): Gain {
  const pairs = arm.flatMap((run) => {
    const other = base.find(({ seed }) => seed === run.seed);
    return other ? [{ run, other }] : [];
  });
  if (pairs.length === 0) throw new RangeError('Expected runs with the same seeds of both arms, got none.');
  const differences = pairs.map(({ run, other }) => run.accuracy - other.accuracy);
  const gain = spreadOf(differences);
  const by = Math.abs(gain.mean);
  const clear = pairs.length > 1 && by > gain.spread! && by > 2 * errorOfDifference(pairs, tests);
  return { ...gain, runs: pairs.length, verdict: !clear ? 'unclear' : gain.mean > 0 ? 'better' : 'worse' };
}

/**
 * Standard error of a difference of two shares of the same pictures. At most |a - b| and at least as many as two classifiers that
 * err independently would disagree: half of the latter, since they mostly err on the same pictures.
 */
function errorOfDifference(
  pairs: readonly { readonly run: RunShare; readonly other: RunShare }[],
  tests: number,
): number {
  const a = mean(pairs.map(({ run }) => run.accuracy));
  const b = mean(pairs.map(({ other }) => other.accuracy));
  const disagree = Math.max(Math.abs(a - b), (a * (1 - b) + b * (1 - a)) / 2);
  return Math.sqrt(Math.max(0, disagree - (a - b) ** 2) / tests);
}

/** How a class fares with an arm instead of another. */
export interface ClassGain extends Spread {
  readonly label: number;
}

/**
 * Classes that an arm reads otherwise than another one, those that it helps first: by more than the spread between the runs, and by
 * two test pictures or more.
 */
export function changedClasses(arm: readonly ReceiptRun[], base: readonly ReceiptRun[]): readonly ClassGain[] {
  const pairs = arm.flatMap((run) => {
    const other = base.find(({ seed }) => seed === run.seed);
    return other ? [[accuracyByClass(run.confusion), accuracyByClass(other.confusion)] as const] : [];
  });
  const tests = arm[0]!.confusion.map((row) => row.reduce((sum, count) => sum + count, 0));
  return tests
    .flatMap((count, label): ClassGain[] => {
      if (count === 0) return [];
      const gain = spreadOf(pairs.map(([one, other]) => one[label]! - other[label]!));
      const clear = Math.abs(gain.mean) > (gain.spread ?? 0) && Math.abs(gain.mean) * count >= 2 - 1e-9;
      return clear ? [{ label, ...gain }] : [];
    })
    .sort((a, b) => b.mean - a.mean || a.label - b.label);
}

/** Classes that are read worst, by mean over the runs, the worst first. */
export function weakClasses(runs: readonly ReceiptRun[], most = 3): readonly ClassGain[] {
  const each = runs.map(({ confusion }) => accuracyByClass(confusion));
  return each[0]!
    .map((_, label) => ({ label, ...spreadOf(each.map((shares) => shares[label]!)) }))
    .filter((found) => Number.isFinite(found.mean))
    .sort((a, b) => a.mean - b.mean || a.label - b.label)
    .slice(0, most);
}
