import type { RecipePart } from '../run/recipe.ts';

/** A recipe, by the methods that it mixes. */
export type Candidate = readonly RecipePart[];

/** How small classifiers that were trained with it read held-out seeds. */
export interface Tried {
  readonly parts: Candidate;
  /** Accuracy, in [0, 1], over the repeats. */
  readonly mean: number;
  /** Sample standard deviation; `null` for a single repeat. */
  readonly spread: number | null;
}
