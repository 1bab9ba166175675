/** @file The label of a variant as probabilities: its class, those that have a share in its picture, and what the judge reads in it. */

/** What a variant's label is made of. */
export interface LabelParts {
  /** Index of its class. */
  readonly label: number;
  /** Another class that has a share in its picture; `null` where none has. */
  readonly mixture: { readonly label: number; readonly share: number } | null;
  /** What the judge that does not know its seed reads in it, one a class; `null` where nobody judges. */
  readonly probabilities: ArrayLike<number> | null;
}

/**
 * Labels softened by a judge: (1 - s) y + s p, with y the class, or the classes that were mixed by their shares.
 *
 * Half and half trains better on variants with new content (scenes and style went from 45.6 to 49.0 % of test photographs read right),
 * and no better on those that only change what is there.
 *
 * @param parts of the label.
 * @param softness s, in [0, 1].
 * @param classes how many there are.
 * @returns probabilities that sum to 1, in the order of the classes; `null` where the label is its class alone.
 */
export function softLabel(
  { label, mixture, probabilities }: LabelParts,
  softness: number,
  classes: number,
): readonly number[] | null {
  const s = probabilities ? softness : 0;
  if (s === 0 && !mixture) return null;
  const soft = Array.from({ length: classes }, (_, c) => s * (probabilities?.[c] ?? 0));
  soft[label]! += (1 - s) * (1 - (mixture?.share ?? 0));
  if (mixture) soft[mixture.label]! += (1 - s) * mixture.share;
  return soft;
}
