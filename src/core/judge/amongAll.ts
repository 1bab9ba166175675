/** @file What a judge says of some classes, told of all of them: those that it did not decide between have a probability of 0. */

/**
 * One value for every class.
 *
 * @param values one a class that the judge decides between.
 * @param active those classes, as indices among all.
 * @param classes how many there are.
 */
export function overAllClasses(
  values: ArrayLike<number>,
  active: readonly number[],
  classes: number,
): readonly number[] {
  const all = new Array<number>(classes).fill(0);
  active.forEach((index, i) => (all[index] = values[i]!));
  return all;
}

/** A seed's reading, or part of it. */
interface Read {
  readonly probabilities: ArrayLike<number>;
  readonly entropy: number;
  readonly top1: number;
  readonly anchor: number;
}

/** What was read in a seed, among all classes. */
export const readingAmongAll = (
  { probabilities, entropy, top1, anchor }: Read,
  active: readonly number[],
  classes: number,
) => ({
  probabilities: overAllClasses(probabilities, active, classes),
  entropy,
  top1: active[top1]!,
  anchor: active[anchor]!,
});

/** What is read in a variant, among all classes. */
export const variantAmongAll = (
  {
    top1,
    probabilities,
    mixture,
  }: {
    readonly top1: number;
    readonly probabilities: ArrayLike<number>;
    readonly mixture: { readonly label: number; readonly share: number } | null;
  },
  active: readonly number[],
  classes: number,
) => ({
  top1: active[top1]!,
  probabilities: overAllClasses(probabilities, active, classes),
  mixture: mixture && { label: active[mixture.label]!, share: mixture.share },
});
