/**
 * @file How sure the judge must be of a picture that nobody labelled, class by class: from what it reads in the seeds, each without
 * knowing it. Expansion by retrieval is what Zhang et al. 2023 compare generation with (Section 5.2).
 */

import type { ClassIndex } from '../brands.ts';
import { argmax, dot, type Reals } from '../reals.ts';

/** Share of what is picked that should be of its class, where nobody says another. */
export const PICK_PRECISION = 0.9;

/** A seed as the judge that does not know it reads it. */
export interface ReadSeed {
  readonly label: ClassIndex;
  /** Of every class. */
  readonly probabilities: Reals;
  /** The judge's embedding, of unit length. */
  readonly unit: Reals;
}

/** From where on pictures are taken for a class. */
export interface Sureness {
  /** Least probability of the class. */
  readonly probability: number;
  /** Least cosine to the nearest seed of the class: what is of no class at all may be read as any. */
  readonly cosine: number;
  /** Of the seeds that are read as the class with at least that probability, the share that is of it, in [0, 1]. */
  readonly foretold: number;
  /** How many seeds those are. */
  readonly seeds: number;
}

/**
 * How sure the judge must be of each class: as little as still foretells the precision that is asked for.
 *
 * @param seeds all of them.
 * @param classes how many there are.
 * @param precision share of what is taken that should be of its class, in [0, 1].
 * @returns one for each class; `null` for a class of which no seed is read that surely.
 */
export function surenessOf(
  seeds: readonly ReadSeed[],
  classes: number,
  precision: number,
): readonly (Sureness | null)[] {
  return Array.from({ length: classes }, (_, label) => {
    const readAs = seeds
      .filter(({ probabilities }) => argmax(probabilities) === label)
      .toSorted((a, b) => b.probabilities[label]! - a.probabilities[label]!);
    let found: Sureness | null = null;
    let right = 0;
    for (const [i, seed] of readAs.entries()) {
      right += Number(seed.label === label);
      const probability = seed.probabilities[label]!;
      // Seeds that are read alike stand or fall together.
      if (readAs[i + 1]?.probabilities[label] === probability) continue;
      const foretold = right / (i + 1);
      if (right > 0 && foretold >= precision) found = { probability, cosine: -1, foretold, seeds: i + 1 };
    }
    return found && { ...found, cosine: leastNearness(readAs.slice(0, found.seeds), label, seeds) };
  });
}

/** How near the seeds that are read right are to another of their class, at least. */
function leastNearness(read: readonly ReadSeed[], label: number, all: readonly ReadSeed[]): number {
  const own = all.filter((seed) => seed.label === label);
  const near = read
    .filter((seed) => seed.label === label)
    .map((seed) =>
      nearestCosine(
        seed.unit,
        own.filter((other) => other !== seed).map(({ unit }) => unit),
      ),
    );
  return Math.min(...near);
}

/** Cosine to the nearest of some units; -1 where there are none. */
export const nearestCosine = (unit: Reals, others: readonly Reals[]): number =>
  others.reduce((most, other) => Math.max(most, dot(unit, other)), -1);
