/** @file The settings of the page as the core's recipe. */

import { runSeed } from '../../core/brands.ts';
import { DEFAULT_RECIPE, type Recipe } from '../../core/expansion/recipe.ts';
import type { RecipeSettings } from './state.ts';

/** @throws RangeError for a run seed that is not a whole number in [0, 2^53). */
export const toRecipe = (settings: RecipeSettings): Recipe => ({
  run: runSeed(settings.seed),
  variants: settings.variants,
  epsilon: settings.epsilon,
  steps: settings.method === 'unguided' ? 0 : settings.steps,
  update: { kind: settings.rule, size: settings.stepSize },
  gradientAt: DEFAULT_RECIPE.gradientAt,
  granularity: settings.granularity,
  anchor: settings.anchor,
  diversity: settings.diversity,
  weights: settings.weights,
});
