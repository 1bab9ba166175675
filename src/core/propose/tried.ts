/** @file What came of a recipe that was tried by training. */

import type { RecipePart } from '../run/recipe.ts';

/** How small classifiers that were trained with a recipe read held-out seeds. */
export interface Tried {
  /** The methods that it mixes. */
  readonly parts: readonly RecipePart[];
  /** Accuracy, in [0, 1], over the repeats. */
  readonly mean: number;
  /** Sample standard deviation; `null` for a single repeat. */
  readonly spread: number | null;
}
