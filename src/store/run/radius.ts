/** @file The radius that a variant was made with: one that was made again may have a smaller one than its run. */

import { methodOf } from '../../core/methods/table.ts';
import type { RecipePart, ResolvedRecipe } from '../../core/run/recipe.ts';
import type { VariantRecord } from './state.ts';

/** In units of the prior's latent; NaN where its method has none. */
export const radiusOf = ({ how }: Pick<VariantRecord, 'how'>): number => ('epsilon' in how ? how.epsilon : NaN);

/**
 * A recipe with another radius in one of its parts.
 *
 * @param part index of the part; one whose method has no radius stays as it is.
 * @param epsilon in units of the prior's latent.
 */
export function withRadius(recipe: ResolvedRecipe, part: number, epsilon: number): ResolvedRecipe {
  const parts = recipe.parts.map((one, i): RecipePart => {
    const has = i === part && Object.hasOwn(methodOf(one.method).settings, 'epsilon') && Number.isFinite(epsilon);
    return has ? ({ ...one, settings: { ...one.settings, epsilon } } as RecipePart) : one;
  });
  return { ...recipe, parts };
}
