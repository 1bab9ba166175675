/** @file How the seeds are seen when they are embedded: another side or other bits make other embeddings. */

import { ALL_BITS } from '../core/image/stretch.ts';
import { stretchOf, type Recipe, type ResolvedRecipe } from '../core/run/recipe.ts';
import type { Sight } from '../protocol/models.ts';
import { sideOf, type RecipeState } from './recipe/state.ts';

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

/** How something was seen when it was embedded; without bits in what earlier versions stored, which stretched nothing. */
export type Seen = Pick<Sight, 'side'> & Partial<Sight>;

export const isSameSight = (a: Seen | null, b: Seen): boolean =>
  a?.side === b.side && (a.stretch ?? ALL_BITS) === (b.stretch ?? ALL_BITS);
