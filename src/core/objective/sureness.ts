/** @file S_sure: how sure should the judge be of a variant's class? A probability to come to, instead of one to have the most of. */

/** How sure the judge should be. */
export interface Sureness {
  /** t, the probability of the anchor class that a variant should have, in (0, 1]. */
  readonly probability: number;
  /** Of the term in the objective. */
  readonly weight: number;
}

/**
 * t log p_j + (1 - t) log(1 - p_j) of one variant, largest at p_j = t, and its gradient:
 * dS / dl_j = t - p_j and dS / dl_c = -(t - p_j) p_c / (1 - p_j) for the others.
 *
 * Unlike p_j + H it pulls hardest at variants that have lost their class, where the gradient of p_j itself is nothing, and it lets go of
 * those that are as sure as asked, so that entropy is raised to a target: which of the other classes gets the rest stays open.
 *
 * @param p probabilities of the variant.
 * @param logP their logarithms: finite even where p is 0.
 * @param anchor index j of the class to keep.
 * @param probability t in (0, 1].
 * @returns the value, at most 0, and its gradient for the logits; nothing for one class.
 */
export function sureness(
  p: Float64Array,
  logP: Float64Array,
  anchor: number,
  probability: number,
): { value: number; gradient: Float64Array } {
  if (p.length === 1) return { value: 0, gradient: new Float64Array(1) };
  // The others' sum, and not 1 - p_j, which is 0 too early.
  let largest = -Infinity;
  logP.forEach((log, c) => {
    if (c !== anchor) largest = Math.max(largest, log);
  });
  let others = 0;
  logP.forEach((log, c) => {
    if (c !== anchor) others += Math.exp(log - largest);
  });
  const missing = probability - p[anchor]!;
  return {
    value: probability * logP[anchor]! + (1 - probability) * (largest + Math.log(others)),
    gradient: logP.map((log, c) => (c === anchor ? missing : (-missing * Math.exp(log - largest)) / others)),
  };
}
