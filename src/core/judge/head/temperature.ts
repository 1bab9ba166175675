/** @file The temperature that makes a classifier's probabilities most likely. */

import { rowOf, type Matrix } from '../../linear/matrix.ts';
import { argmax } from '../../reals.ts';
import { expectedCalibrationError, type Prediction } from '../calibration.ts';

/** Bounds of the temperature. */
export const TEMPERATURES = { least: 1e-3, most: 1e3 } as const;

export interface Temperature {
  /** T of softmax(logits / T). */
  readonly temperature: number;
  /** Mean negative log-likelihood of the labels there, smoothed as asked, in nats. */
  readonly nll: number;
}

/** Steps of Newton or halvings, whichever is inside the bracket: many more than either needs. */
const STEPS = 100;
const CLOSE = 1e-7;

/**
 * The temperature with the least mean negative log-likelihood of softmax(logits / T), T in [0.001, 1000].
 *
 * It is convex in b = 1 / T, with derivative mean(sum_c p_c l_c - l_y) and curvature mean(Var_p l): Newton's steps in b, inside a
 * bracket that the sign of the derivative closes.
 *
 * @param logits [n, classes], finite, n >= 1.
 * @param labels one class a row.
 * @param smoothing share of every label that is spread over all classes, in [0, 1): some keeps T from its bound where all are
 *   right, which a few examples cannot prove (J. Platt, "Probabilistic outputs for support vector machines", 1999). Default: 0.
 * @param start where to look first. Default: the logits' spread, near enough.
 * @returns T and the likelihood there; a bound where all are right, or all are better off undecided.
 */
export function fitTemperature(
  logits: Matrix,
  labels: ArrayLike<number>,
  smoothing = 0,
  start = spreadOf(logits),
): Temperature {
  let [low, high] = [1 / TEMPERATURES.most, 1 / TEMPERATURES.least];
  let b = Math.min(high, Math.max(low, 1 / Math.max(start, TEMPERATURES.least)));
  for (let step = 0; step < STEPS; step++) {
    const { slope, curvature } = at(logits, labels, smoothing, b);
    if (slope > 0) high = b;
    else low = b;
    const newton = b - slope / curvature;
    // The geometric middle, since the bounds are six orders apart.
    const next = newton > low && newton < high ? newton : Math.sqrt(low * high);
    const done = Math.abs(next / b - 1) < CLOSE;
    b = next;
    if (done) break;
  }
  return { temperature: 1 / b, nll: at(logits, labels, smoothing, b).nll };
}

/**
 * A temperature as likely as the likeliest, to within what so few labels tell apart, whose probabilities keep their promises best: of
 * those near by whose likelihood is no more than a hundredth worse, the one with the least expected calibration error.
 *
 * @param fitted by {@link fitTemperature} or together with a pull.
 */
export function calibratedTemperature(
  logits: Matrix,
  labels: ArrayLike<number>,
  smoothing: number,
  fitted: Temperature,
): Temperature {
  const candidates = [0, ...Array.from({ length: 10 }, (_, k) => [-k - 1, k + 1]).flat()].map((step) => {
    const temperature = Math.min(TEMPERATURES.most, Math.max(TEMPERATURES.least, fitted.temperature * 1.02 ** step));
    const { nll } = at(logits, labels, smoothing, 1 / temperature);
    return { temperature, nll, error: errorAt(logits, labels, temperature) };
  });
  const close = candidates.filter(({ nll }) => nll <= 1.01 * candidates[0]!.nll);
  // The nearest of equals, which come in this order.
  const { temperature, nll } = close.reduce((best, one) => (one.error < best.error - 1e-9 ? one : best));
  return { temperature, nll };
}

function errorAt(logits: Matrix, labels: ArrayLike<number>, temperature: number): number {
  return expectedCalibrationError(
    Array.from(labels, (label, i): Prediction => {
      const row = rowOf(logits, i);
      const top = argmax(row);
      const sum = row.reduce((total, value) => total + Math.exp((value - row[top]!) / temperature), 0);
      return { confidence: 1 / sum, correct: top === label };
    }),
  );
}

/** Mean negative log-likelihood at 1 / T = b, its derivative and its curvature. */
function at(
  { rows, columns, data }: Matrix,
  labels: ArrayLike<number>,
  smoothing: number,
  b: number,
): { nll: number; slope: number; curvature: number } {
  let [nll, slope, curvature] = [0, 0, 0];
  for (let i = 0; i < rows; i++) {
    const from = i * columns;
    let largest = -Infinity;
    for (let c = 0; c < columns; c++) largest = Math.max(largest, data[from + c]!);
    // Moments around the largest: the exponents stay below 0, and the variance does not cancel.
    let [sum, first, second, all] = [0, 0, 0, 0];
    for (let c = 0; c < columns; c++) {
      const distance = data[from + c]! - largest;
      const weight = Math.exp(b * distance);
      all += distance;
      sum += weight;
      first += weight * distance;
      second += weight * distance * distance;
    }
    const own = (1 - smoothing) * (data[from + labels[i]!]! - largest) + (smoothing / columns) * all;
    const average = first / sum;
    nll += Math.log(sum) - b * own;
    slope += average - own;
    curvature += second / sum - average * average;
  }
  return { nll: nll / rows, slope: slope / rows, curvature: curvature / rows };
}

/** Standard deviation of all values: the order of a temperature that leaves something undecided. */
export function spreadOf({ data }: Matrix): number {
  let [sum, squares] = [0, 0];
  for (const value of data) {
    sum += value;
    squares += value * value;
  }
  return Math.sqrt(Math.max(0, squares / data.length - (sum / data.length) ** 2));
}
