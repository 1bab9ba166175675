/** @file Classes that a change hurts more than others: they get less of it. */

import type { Probe } from './probe.ts';

/** A class, and how the judge reads its seeds as they are. */
export interface ClassFinding {
  /** The name of its folder. */
  readonly label: string;
  readonly seeds: number;
  /** Of them, those that are read as it without being known. */
  readonly read: number;
}

/** Seeds before anything is made of them. */
export interface SeedsAsTheyAre {
  /** Every class, in their order. */
  readonly classes: readonly ClassFinding[];
  /** Share of them that is read as its class, in [0, 1]. */
  readonly asTheyAre: number;
}

/** A class that gets less of a method, and what was seen. */
export interface Spared {
  /** The name of its folder. */
  readonly label: string;
  /** What is left of the share for it, in [0, 1]. */
  readonly times: number;
  readonly made: number;
  /** Of what was made of its seeds, what is still read as it. */
  readonly kept: number;
}

/**
 * How many pictures the mean over all classes counts as beside a class's own: of a class only a few are tried, and of two that were lost
 * nothing follows yet.
 */
const PRIOR = 6;

/** By how much less than its seeds themselves the variants of a class must be read as it before it is spared. */
const HURT = 0.3;

/**
 * The classes that a method hurts, by the judge that does not know the seed: those whose variants are read as theirs much less often than
 * their seeds are as they are. Both shares are drawn towards the set's own by how little there is to go by.
 *
 * @param probe what came of the method.
 * @param findings the seeds as they are.
 * @returns those that get less of it, in the order of the classes: as much as is still read of what was.
 */
export function sparedBy(
  { made, kept, byClass }: Pick<Probe, 'made' | 'kept' | 'byClass'>,
  { classes, asTheyAre }: SeedsAsTheyAre,
): readonly Spared[] {
  const usual = made === 0 ? 0 : kept / made;
  return classes.flatMap(({ label, seeds, read }, i) => {
    const tally = byClass[i];
    if (!tally || tally.made === 0) return [];
    const still = (tally.kept + PRIOR * usual) / (tally.made + PRIOR);
    const before = (read + PRIOR * asTheyAre) / (seeds + PRIOR);
    if (still >= before - HURT) return [];
    return [{ label, times: Math.round((10 * still) / before) / 10, ...tally }];
  });
}
