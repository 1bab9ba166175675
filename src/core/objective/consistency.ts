/** @file S_con: does a variant keep the anchor class? */

/**
 * Which class a variant should keep: the folder's label (a misread seed does not carry its misreading on), or the judge's own
 * argmax for the seed (the paper's and the released code's).
 */
export type Anchor = 'label' | 'judge';

/**
 * p_j of one variant and its gradient: dp_j / dl_c = p_j (delta_jc - p_c).
 *
 * @param p probabilities of the variant.
 * @param anchor index j of the class to keep.
 * @returns p_j, and its gradient for the logits.
 */
export function consistency(p: Float64Array, anchor: number): { value: number; gradient: Float64Array } {
  const value = p[anchor]!;
  return { value, gradient: p.map((pc, c) => value * ((c === anchor ? 1 : 0) - pc)) };
}
