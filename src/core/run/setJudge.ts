/** @file Who judges the variants of a set: what the judge decides between for each seed, without the seed vouching for itself. */

import type { ClassIndex } from '../brands.ts';
import { classCount, type ClassMatrix } from '../judge/classMatrix.ts';
import { blendPrototypes, prototypesOf } from '../judge/prototypes.ts';
import type { Reals } from '../reals.ts';
import type { Recipe } from './recipe.ts';

/** A seed that the judge has seen. */
export interface SeenSeed {
  readonly embedding: Reals;
  readonly label: ClassIndex;
}

export interface SetJudge {
  /** The class names alone. */
  readonly text: ClassMatrix;
  /** What variants of this seed are judged by, and the seed itself. */
  classesFor(seed: SeenSeed): ClassMatrix;
}

/**
 * The judge of a set.
 *
 * @param text the class matrix of the class names.
 * @param seeds all seeds that were seen; each is left out where its own variants are judged.
 * @param recipe how much they count.
 */
export function setJudge(
  text: ClassMatrix,
  seeds: readonly SeenSeed[],
  { prototypes: weight }: Pick<Recipe, 'prototypes'>,
): SetJudge {
  const prototypes = prototypesOf(seeds, classCount(text), text.rows[0]!.length);
  return { text, classesFor: (seed) => blendPrototypes(text, prototypes, weight, seed) };
}
