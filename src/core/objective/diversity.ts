/** @file S_div: do the variants of a seed differ from each other? Both directions of the divergence, over any vectors. */

import { logSoftmax } from '../judge/probabilities.ts';
import { dot, meanOf, type Reals } from '../reals.ts';

/**
 * Which divergence, of what:
 * - `latent`: KL(softmax f'_i || softmax mean f') on the perturbed latents, the paper's equation;
 * - `judge`: the same on the judge's unit-length embeddings;
 * - `official`: KL(softmax mean e || softmax e_i) on those embeddings, as in the released code. Its value is near 1e-5.
 */
export type DiversityForm = 'latent' | 'judge' | 'official';

export interface Diversity {
  /** D_i for every variant; the term is their mean. */
  readonly values: readonly number[];
  /** Gradient of the sum of all D_i for every variant's vector. */
  readonly gradients: readonly Float64Array[];
}

/**
 * D_i = KL(q_i || m) with q_i = softmax x_i, m = softmax u, u the mean of x.
 *
 * d(sum D)/dx_i = q_i * (log q_i - log m - D_i) + (m - mean over k of q_k): the first part moves q_i, the second the mean
 * (d D_k / du = m - q_k, and u takes 1/K of every x_i).
 *
 * @param x one vector a variant, all of one length.
 * @returns D_i >= 0 and the gradients; zero for one variant.
 */
export function divergenceFromMean(x: readonly Reals[]): Diversity {
  const logM = logSoftmax(meanOf(x));
  const logQ = x.map(logSoftmax);
  const q = logQ.map((row) => row.map(Math.exp));
  const meanQ = meanOf(q);
  const exact = q.map((row, i) => row.reduce((sum, qc, c) => sum + qc * (logQ[i]![c]! - logM[c]!), 0));
  return {
    // Rounding can put the divergence of equal vectors a hair below 0.
    values: exact.map((value) => Math.max(0, value)),
    gradients: q.map((row, i) =>
      row.map((qc, c) => qc * (logQ[i]![c]! - logM[c]! - exact[i]!) + Math.exp(logM[c]!) - meanQ[c]!),
    ),
  };
}

/**
 * D_i = KL(m || q_i), as above with the directions exchanged.
 *
 * d(sum D)/dx_i = (q_i - m) + m * (g - m . g) with g = log m - mean over k of log q_k: the first part moves q_i, the second
 * the mean.
 *
 * @param x one vector a variant, all of one length.
 * @returns D_i >= 0 and the gradients; zero for one variant.
 */
export function divergenceOfMean(x: readonly Reals[]): Diversity {
  const logM = logSoftmax(meanOf(x));
  const m = logM.map(Math.exp);
  const logQ = x.map(logSoftmax);
  const meanLogQ = meanOf(logQ);
  const g = logM.map((value, c) => value - meanLogQ[c]!);
  const mg = dot(m, g);
  return {
    values: logQ.map((row) =>
      Math.max(
        0,
        m.reduce((sum, mc, c) => sum + mc * (logM[c]! - row[c]!), 0),
      ),
    ),
    gradients: logQ.map((row) => row.map((lq, c) => Math.exp(lq) - m[c]! + m[c]! * (g[c]! - mg))),
  };
}
