/** @file A recipe in a link: what a teacher hands on. It carries settings alone, and nothing of anybody's pictures. */

import { recipeSchema } from '../../export/project/recipeSchema.ts';
import { checkRecipe, type Recipe } from '../../core/run/recipe.ts';
import type { Step } from '../view/state.ts';

/** Steps that a link can lead to: those that need no variants. */
export type LinkedStep = Extract<Step, 'seeds' | 'recipe' | 'grow' | 'receipt'>;

const PREFIX = '#open/';
const STEPS: readonly string[] = ['seeds', 'recipe', 'grow', 'receipt'] satisfies LinkedStep[];

/** What stands behind # in the address. What is said of single classes stays behind: it names the classes of a set. */
export function recipeLink(step: LinkedStep, recipe: Recipe): string {
  const parts = recipe.parts.map(({ method, settings, share }) => ({ method, settings, share }));
  return `${PREFIX}${step}?recipe=${encodeURIComponent(JSON.stringify({ ...recipe, parts, topUps: undefined }))}`;
}

/** What a link asks for; `null` where the address is none, or asks for what is no recipe. */
export function readRecipeLink(hash: string): { readonly step: LinkedStep; readonly recipe: Recipe } | null {
  if (!hash.startsWith(PREFIX)) return null;
  const [step = '', query = ''] = hash.slice(PREFIX.length).split('?');
  if (!STEPS.includes(step)) return null;
  try {
    const recipe = recipeSchema.parse(JSON.parse(new URLSearchParams(query).get('recipe') ?? '')) as Recipe;
    checkRecipe(recipe);
    return { step: step as LinkedStep, recipe };
  } catch {
    // Typed or cut off on the way.
    return null;
  }
}
