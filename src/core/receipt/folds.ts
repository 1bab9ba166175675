/** @file Which seeds are held out together. */

import { imageId, type RunSeed } from '../brands.ts';
import { uniforms } from '../random/stream.ts';

/**
 * Stratified folds over seeds: every class is shared out as evenly as whole numbers allow, in an order that the run seed decides.
 *
 * @param labels class of every seed.
 * @param folds how many, at least 2.
 * @param run chooses the order.
 * @param groups a number a seed; seeds of one number stay together, as near-copies must. Default: every seed alone.
 * @returns the fold of every seed, from 0.
 * @throws RangeError for fewer than two folds, or a class that would never train while it is tested.
 */
export function stratifiedFolds(
  labels: readonly number[],
  folds: number,
  run: RunSeed,
  groups: readonly number[] = labels.map((_, i) => i),
): readonly number[] {
  if (!Number.isInteger(folds) || folds < 2) throw new RangeError(`Expected two folds or more, got ${folds}.`);
  const members = new Map<number, number[]>();
  groups.forEach((group, seed) => members.set(group, [...(members.get(group) ?? []), seed]));
  const byClass = new Map<number, number[][]>();
  for (const seeds of members.values()) {
    const label = labels[seeds[0]!]!;
    byClass.set(label, [...(byClass.get(label) ?? []), seeds]);
  }
  const result = new Array<number>(labels.length).fill(0);
  // The next class goes on where the last one ended: folds stay as large as each other.
  let next = 0;
  for (const [label, all] of [...byClass].sort(([a], [b]) => a - b)) {
    if (all.length < 2) {
      throw new RangeError(
        `Expected two seeds or more of every class that differ from each other, got one of class ${label}: it cannot train and test at once; add pictures, or a test split.`,
      );
    }
    for (const seeds of shuffled(all, run, label)) {
      for (const seed of seeds) result[seed] = next % folds;
      next++;
    }
  }
  return result;
}

/** In the order of numbers drawn for each. */
export function shuffled<Item>(items: readonly Item[], run: RunSeed, stream: number): Item[] {
  const address = { runSeed: run, image: imageId('receipt'), variant: stream, purpose: 'shuffle' } as const;
  const keys = uniforms(address, items.length);
  return items
    .map((item, i) => ({ item, key: keys[i]! }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
