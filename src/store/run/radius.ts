/** @file The radius that a variant was made with: one that was made again may have a smaller one than its run. */

import { methodOf } from '../../core/methods/table.ts';
import type { RecipePart, ResolvedRecipe } from '../../core/run/recipe.ts';
import type { VariantRecord } from './state.ts';

/** In units of the prior's latent; NaN where its method has none. */
export const radiusOf = ({ how }: Pick<VariantRecord, 'how'>): number => ('epsilon' in how ? how.epsilon : NaN);

/** What methods call the radius that their variants tell of. */
const RADII = ['epsilon', 'styleRadius'] as const;

/**
 * A recipe with another radius in one of its parts.
 *
 * @param part index of the part; one whose method has no radius stays as it is.
 * @param epsilon in units of the prior's latent.
 */
export function withRadius(recipe: ResolvedRecipe, part: number, epsilon: number): ResolvedRecipe {
  const parts = recipe.parts.map((one, i): RecipePart => {
    const name = RADII.find((radius) => Object.hasOwn(methodOf(one.method).settings, radius));
    if (i !== part || name === undefined || !Number.isFinite(epsilon)) return one;
    return { ...one, settings: { ...one.settings, [name]: epsilon } } as RecipePart;
  });
  return { ...recipe, parts };
}
