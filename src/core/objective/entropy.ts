/** @file S_ent: does a variant carry more information than its seed? */

import { entropyOf } from '../judge/probabilities.ts';

/**
 * H of one variant and its gradient: dH / dl_c = -p_c (log p_c + H).
 *
 * @param p probabilities of the variant.
 * @param logP their logarithms: finite even where p is 0, so that 0 log 0 is 0 and not NaN.
 * @returns H in nats, and its gradient for the logits.
 */
export function entropy(p: Float64Array, logP: Float64Array): { value: number; gradient: Float64Array } {
  const value = entropyOf(logP);
  return { value, gradient: p.map((pc, c) => -pc * (logP[c]! + value)) };
}
