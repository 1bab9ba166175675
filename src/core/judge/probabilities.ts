/** @file Softmax and entropy in log space, finite wherever the logits are. */

import type { Reals } from '../reals.ts';

/**
 * log softmax(l) = l - log sum exp l.
 *
 * @param logits finite numbers, at least one.
 * @returns log probabilities: finite even where the probability itself underflows to 0.
 */
export function logSoftmax(logits: Reals): Float64Array {
  let largest = -Infinity;
  for (const value of logits) largest = Math.max(largest, value);
  let sum = 0;
  for (const value of logits) sum += Math.exp(value - largest);
  const logSum = largest + Math.log(sum);
  return Float64Array.from(logits, (value) => value - logSum);
}

/** exp of every log probability. */
export function probabilitiesOf(logProbabilities: Float64Array): Float64Array {
  return logProbabilities.map(Math.exp);
}

/**
 * H = -sum of p log p, in nats; a class with p = 0 adds nothing.
 *
 * @param logProbabilities finite log probabilities that sum to 1 after exp.
 * @returns in [0, log C].
 */
export function entropyOf(logProbabilities: Float64Array): number {
  let sum = 0;
  for (const logP of logProbabilities) sum += Math.exp(logP) * logP;
  return Math.max(0, -sum);
}
