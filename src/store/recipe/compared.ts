/** @file What can be said of any two recipes: what one costs, and what it is compared with. */

import { stepsRun } from '../../core/diffusion/timesteps.ts';
import { isAllowed, type Setting, type SettingValues } from '../../core/methods/settings.ts';
import { methodOf, type MethodId } from '../../core/methods/table.ts';
import type { Terms } from '../../core/objective/objective.ts';
import {
  partOf,
  resolveRecipe,
  unguidedPart,
  type Recipe,
  type RecipePart,
  type ResolvedRecipe,
} from '../../core/run/recipe.ts';

const valuesOf = ({ settings }: RecipePart): SettingValues => settings;

/** A setting's value in the first part that has it. */
function valueIn(parts: readonly RecipePart[], name: string): number | string | null | undefined {
  return parts.map((part) => valuesOf(part)[name]).find((value) => value !== undefined);
}

/** What a recipe's time depends on; steps, starts and the passes of a denoiser are means over its methods. */
export function workOf({ variants, side, parts }: ResolvedRecipe) {
  const shares = parts.reduce((sum, { share }) => sum + share, 0);
  const meanOf = (name: string, otherwise: number) =>
    parts.reduce((sum, part) => sum + (Number(valuesOf(part)[name] ?? otherwise) * part.share) / shares, 0);
  const passes = parts.reduce((sum, part) => sum + (passesOf(valuesOf(part)) * part.share) / shares, 0);
  return { variants, side, steps: meanOf('steps', 0), starts: meanOf('candidates', 1), passes };
}

/** Passes of a denoiser that a variant takes; 0 without one. */
function passesOf({ denoisingSteps, strength = 1, guidanceScale = 0 }: SettingValues): number {
  if (denoisingSteps === undefined) return 0;
  return stepsRun(Number(denoisingSteps), Number(strength)) * (Number(guidanceScale) > 1 ? 2 : 1);
}

/**
 * The same recipe by another method: what both can be told is the same, and so are the streams.
 *
 * @param recipe what it is compared with.
 * @param method the other.
 * @param epsilon what the prior suggests where nobody chose a radius; `null` without a prior.
 * @returns `null` where the recipe is that method already, or the method needs a radius that nobody knows.
 */
export function otherRecipe(recipe: ResolvedRecipe, method: MethodId, epsilon: number | null): ResolvedRecipe | null {
  if (recipe.parts.length === 1 && recipe.parts[0]!.method === method) return null;
  const part = partLike(recipe.parts, method);
  if (epsilon === null && Object.values(valuesOf(part)).includes(null)) return null;
  return resolveRecipe({ ...recipe, select: null, parts: [part] }, { side: recipe.side, epsilon });
}

/** A part by a method, with what it can be told of the settings of others. */
function partLike(parts: readonly RecipePart[], method: MethodId): RecipePart {
  const own = partOf(method);
  const shared = Object.entries<Setting>(methodOf(method).settings).flatMap(([name, setting]) => {
    const value = valueIn(parts, name);
    // Under one name methods may have other ranges and choices.
    return value !== undefined && isAllowed(setting, value) ? [[name, value] as const] : [];
  });
  return { ...own, settings: { ...own.settings, ...Object.fromEntries(shared) } } as RecipePart;
}

/** Whether a part is made with guidance. */
function isGuided(part: RecipePart): boolean {
  const values = valuesOf(part);
  return Object.entries(methodOf(part.method).unguided ?? {}).some(([name, value]) => values[name] !== value);
}

/**
 * The same recipe without guidance: every method gives way to its twin, or makes its pictures without the judge's choice, and all that is
 * made is kept. Streams depend on neither, so that variant k of both begins with the same noise.
 *
 * @returns `null` where nothing in it guides.
 */
export function unguidedTwin(recipe: Recipe): Recipe | null {
  if (!recipe.parts.some(isGuided)) return null;
  const parts = recipe.parts.map((part): RecipePart => {
    const { twin } = methodOf(part.method);
    const { share, lessFor } = part;
    return twin === undefined
      ? unguidedPart(part)
      : { ...partLike([part], twin as MethodId), share, ...(lessFor && { lessFor }) };
  });
  return { ...recipe, select: null, parts: withoutDoubles(parts) };
}

/** Each method once: where a recipe has a method and its twin, the twin has the shares of both. */
function withoutDoubles(parts: readonly RecipePart[]): readonly RecipePart[] {
  const byMethod = new Map<MethodId, RecipePart>();
  for (const part of parts) {
    const known = byMethod.get(part.method);
    byMethod.set(part.method, known ? { ...known, share: known.share + part.share } : part);
  }
  return [...byMethod.values()];
}

/** What each term of the objective weighs by a recipe; 1 where it says nothing of it. */
export function weightsOf({ parts }: ResolvedRecipe): Terms {
  const weight = (name: string) => Number(valueIn(parts, name) ?? 1);
  return { consistency: weight('consistency'), entropy: weight('entropy'), diversity: weight('differ') };
}
