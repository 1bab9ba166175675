/**
 * @file What a method does to the pictures of a set, before anybody decides for it: a few seeds are grown by it, and the judge, which has
 * not seen the seed, says how many of the variants it still reads as their class.
 */

import type { RecipePart } from '../run/recipe.ts';
import type { Judged } from '../methods/method.ts';
import type { Candidate } from '../run/partners.ts';
import type { ExpandedSeed } from '../run/seedJob.ts';

/** How a method did on the seeds that were tried. */
export interface Probe {
  readonly part: RecipePart;
  /** Seeds that were tried. */
  readonly seeds: number;
  /** Of them, those that the method made nothing of. */
  readonly declined: number;
  readonly made: number;
  /** Of what was made, what is read as the seed's class. */
  readonly kept: number;
  /** The same by class, in the order of the classes. */
  readonly byClass: readonly Tally[];
}

export interface Tally {
  readonly made: number;
  readonly kept: number;
}

/** Grows a few variants of one seed by one method. */
export type Grow = (seed: number, part: RecipePart) => Promise<Grown>;

export interface Grown extends Pick<ExpandedSeed, 'declined'> {
  /** `judged` is `null` where nobody judges. */
  readonly variants: readonly { readonly judged: Pick<Judged, 'top1'> | null }[];
}

/**
 * The seeds that are tried: the first of every class by their ids, then the second, until there are enough. Which they are does not
 * depend on the order in which the seeds come, so that page and command try the same.
 *
 * @param seeds all of them, with the indices of their classes.
 * @param most how many may be tried.
 * @returns indices of seeds, in the order of their ids.
 */
export function sampleOf(seeds: readonly Candidate[], most: number): readonly number[] {
  const turn = new Map<number, number>();
  const ranked = [...seeds.keys()]
    .toSorted((a, b) => (seeds[a]!.id < seeds[b]!.id ? -1 : 1))
    .map((seed, place) => {
      const { label } = seeds[seed]!;
      const rank = turn.get(label) ?? 0;
      turn.set(label, rank + 1);
      return { seed, place, rank };
    });
  return ranked
    .toSorted((a, b) => a.rank - b.rank || a.place - b.place)
    .slice(0, most)
    .toSorted((a, b) => a.place - b.place)
    .map(({ seed }) => seed);
}

/**
 * Tries a method.
 *
 * @param part the method with its settings.
 * @param sample indices of the seeds that are tried.
 * @param labels of all seeds.
 * @param classes how many there are.
 * @param grow makes variants; each must be judged by a judge that has not seen the seed.
 * @throws RangeError for a variant that nobody judged.
 */
export async function probe(
  part: RecipePart,
  sample: readonly number[],
  labels: readonly number[],
  classes: number,
  grow: Grow,
): Promise<Probe> {
  const byClass = Array.from({ length: classes }, () => ({ made: 0, kept: 0 }));
  let declined = 0;
  for (const seed of sample) {
    const { variants, declined: without } = await grow(seed, part);
    if (without.length > 0) declined++;
    const tally = byClass[labels[seed]!]!;
    for (const { judged } of variants) {
      if (!judged) throw new RangeError('Expected variants that are judged, got one that is not; open a judge.');
      tally.made++;
      tally.kept += Number(judged.top1 === labels[seed]);
    }
  }
  const sum = (of: keyof Tally) => byClass.reduce((total, tally) => total + tally[of], 0);
  return { part, seeds: sample.length, declined, made: sum('made'), kept: sum('kept'), byClass };
}
