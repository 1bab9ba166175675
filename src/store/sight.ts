/** @file How the seeds are seen when they are embedded: another side or other bits make other embeddings. */

import { ALL_BITS } from '../core/image/stretch.ts';
import { stretchOf, type Recipe, type ResolvedRecipe } from '../core/run/recipe.ts';
import type { Sight } from '../protocol/models.ts';
import { sideOf, type RecipeState } from './recipe/state.ts';

/** Before anything was embedded. */
export const NO_SIGHT: Sight = { side: 0, stretch: ALL_BITS };

/**
 * How settings see them.
 *
 * @param recipe what is asked for.
 * @param settings of a run. Default: those that are asked for.
 */
export const sightOf = (
  { settings: asked, limits }: Pick<RecipeState, 'settings' | 'limits'>,
  settings: Recipe | null = asked,
): Sight => ({ side: sideOf({ settings: settings ?? asked, limits }), stretch: stretchOf(settings ?? asked) });

/** How a run sees them. */
export const sightOfRun = (recipe: Pick<ResolvedRecipe, 'side' | 'stretch'>): Sight => ({
  side: recipe.side,
  stretch: stretchOf(recipe),
});

export const isSameSight = (a: Sight, b: Sight): boolean => a.side === b.side && a.stretch === b.stretch;
