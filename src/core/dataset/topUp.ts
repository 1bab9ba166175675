/** @file How many variants each seed gets, so that its class comes to a count. */

/** Most variants of one seed: beyond this they tell a classifier little that is new. */
export const MOST_VARIANTS = 50;

/** Most pictures of prompts alone in the place of one seed: they tell as much as any others, and all of a seed are in memory at once. */
export const MOST_OF_TEXT = 200;

/**
 * Tops up classes to a count, seeds and variants together; a class that has as many seeds already gets none.
 *
 * The variants of a class are spread as evenly as they can be: where they do not divide, the first seeds get one more.
 *
 * @param labels class of every seed.
 * @param targetOf images that a class should come to, a whole number of at least 1.
 * @param most variants of one seed. Default: `MOST_VARIANTS`.
 * @returns how many variants each seed gets, 0 to `most`; with few seeds a class stays below the target.
 * @throws RangeError for a target that is no whole number of at least 1.
 */
export function topUpCounts(
  labels: readonly string[],
  targetOf: (label: string) => number,
  most = MOST_VARIANTS,
): readonly number[] {
  const seeds = new Map<string, number>();
  for (const label of labels) seeds.set(label, (seeds.get(label) ?? 0) + 1);
  const targets = new Map([...seeds.keys()].map((label) => [label, checked(targetOf(label))]));
  const before = new Map<string, number>();
  return labels.map((label) => {
    const all = seeds.get(label)!;
    const at = before.get(label) ?? 0;
    before.set(label, at + 1);
    const missing = Math.max(0, targets.get(label)! - all);
    return Math.min(most, Math.floor(missing / all) + (at < missing % all ? 1 : 0));
  });
}

function checked(target: number): number {
  if (!Number.isSafeInteger(target) || target < 1) {
    throw new RangeError(`Expected a whole number of at least 1 as the images of a class, got ${target}.`);
  }
  return target;
}
