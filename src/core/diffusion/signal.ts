/** @file How much of a latent is left at every noise level. */

import type { NoiseSchedule } from './schedule.ts';

/** Smallest share that a step of Euler can divide by: where nothing is left, its noise would be without end. */
export const LEAST_SIGNAL = 2 ** -24;

const COSINE_SHIFT = 0.008;

/** Most noise that one level of the cosine schedule adds. */
const MOST_BETA = 0.999;

/**
 * A_i, the share of the latent's variance at level i: the product of 1 - beta_k for k = 0 .. i (Ho et al. 2020, equation 4).
 *
 * @param schedule of the training.
 * @returns N shares that fall from nearly 1; the last is 0 with `zeroSnr`.
 */
export function signalShares(schedule: NoiseSchedule): Float64Array {
  const shares = new Float64Array(schedule.trainSteps);
  let product = 1;
  for (let i = 0; i < shares.length; i++) {
    product *= 1 - betaOf(schedule, i);
    shares[i] = product;
  }
  return schedule.zeroSnr ? rescaled(shares) : shares;
}

/** beta_i. */
function betaOf({ betas, betaStart: low, betaEnd: high, trainSteps: n }: NoiseSchedule, i: number): number {
  const along = n === 1 ? 0 : i / (n - 1);
  switch (betas) {
    case 'linear':
      return low + (high - low) * along;
    case 'scaled-linear':
      return (Math.sqrt(low) + (Math.sqrt(high) - Math.sqrt(low)) * along) ** 2;
    case 'cosine':
      return Math.min(1 - cosine((i + 1) / n) / cosine(i / n), MOST_BETA);
    default:
      return betas satisfies never;
  }
}

const cosine = (u: number): number => Math.cos((Math.PI / 2) * ((u + COSINE_SHIFT) / (1 + COSINE_SHIFT))) ** 2;

/** The roots moved and stretched so that the last is 0 and the first stays (Lin et al. 2023, algorithm 1). */
function rescaled(shares: Float64Array): Float64Array {
  const first = Math.sqrt(shares[0]!);
  const last = Math.sqrt(shares.at(-1)!);
  return shares.map((share) => (((Math.sqrt(share) - last) * first) / (first - last)) ** 2);
}
