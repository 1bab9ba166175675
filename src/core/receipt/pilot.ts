/** @file What is decided on a part of the seeds before anything is tested: how long arms are trained, and at which rates. */

import type { CurvePoint } from './receipt.ts';
import { DEFAULT_RATES, type Rates } from './protocol.ts';

/** One of how many seeds of each class is held out meanwhile. */
export const PILOT_FOLDS = 4;

/** Updates after which a pilot ends, whatever its curve does, and how often it looks. */
export const PILOT_UPDATES = 1600;
export const PILOT_INTERVAL = 50;

/**
 * How many updates a curve says are enough: the first point from which on, in the mean over three, accuracy is within a picture's
 * worth of the best there is.
 *
 * @param curve at a constant rate after the warm-up.
 * @param heldOut pictures that its accuracy is of.
 * @returns updates, and whether the curve had come to rest: it went on for as long again without becoming better.
 */
export function enoughUpdates(
  curve: readonly CurvePoint[],
  heldOut: number,
): { readonly updates: number; readonly settled: boolean } {
  const smooth = curve.map((_, i) => {
    const near = curve.slice(Math.max(0, i - 1), i + 2);
    return near.reduce((sum, { accuracy }) => sum + accuracy, 0) / near.length;
  });
  const best = Math.max(...smooth);
  const at = smooth.findIndex((accuracy) => accuracy >= best - 1 / heldOut);
  const end = curve.at(-1)!.update;
  return { updates: curve[at]!.update, settled: end >= 2 * curve[at]!.update };
}

/** What is tried for each arm: half, once and twice the usual rate, at the usual decay and at ten times as much. */
export const RATE_GRID: readonly Rates[] = [1, 10].flatMap((decay) =>
  [0.5, 1, 2].map((rate) => ({
    learningRate: rate * DEFAULT_RATES.learningRate,
    weightDecay: decay * DEFAULT_RATES.weightDecay,
  })),
);

/** What a trial came to on the seeds that it did not see. */
export interface Trial {
  readonly rates: Rates;
  readonly accuracy: number;
  /** Mean negative log-likelihood of their classes, in nats. */
  readonly nll: number;
}

/** The rates that read the most right; of equals those that are surer of it, then those that were tried first. */
export const bestRates = (trials: readonly Trial[]): Rates =>
  trials.reduce((best, trial) =>
    trial.accuracy > best.accuracy || (trial.accuracy === best.accuracy && trial.nll < best.nll) ? trial : best,
  ).rates;
