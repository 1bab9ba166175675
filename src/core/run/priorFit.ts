/** @file Which recipes models are for: a method says what it needs (`Method.priorKind`, `Method.fromText`), and the rest follows. */

import { FailureError } from '../failure.ts';
import type { PriorKind } from '../methods/priorKind.ts';
import { isMethodId, METHOD_IDS, methodOf, methodsWith, type MethodId } from '../methods/table.ts';
import { DEFAULT_RECIPE, needsOfPart, partOf, type Recipe, type RecipePart } from './recipe.ts';

/** The methods of a recipe that a prior of a kind is not made for. */
export const unfitParts = (parts: readonly RecipePart[], kind: PriorKind): readonly RecipePart[] => {
  const known = methodsWith(kind);
  // With other settings a method may need a prior that encodes.
  const encodes = (part: RecipePart) => methodOf(part.method).priorKind === undefined && needsOfPart(part).prior;
  return parts.filter((part) => !known.includes(part.method) || (kind === 'unclip' && encodes(part)));
};

/**
 * Refuses a recipe with a method that needs a prior of another kind.
 *
 * @param kind of the prior that is open.
 * @throws FailureError that names the method, the kind that it needs, and the one that came.
 */
export function checkPriorKind(parts: readonly RecipePart[], kind: PriorKind): void {
  const [other] = unfitParts(parts, kind);
  if (!other) return;
  const { method } = other;
  const { priorKind: wanted = 'autoencoder' } = methodOf(method);
  throw new FailureError({ code: 'prior-kind', method, wanted, got: kind });
}

/** The method of a recipe that makes pictures of prompts for a judge that knows no names; `null` where all are read. */
export const unreadMethod = ({ parts, judgeMode }: Pick<Recipe, 'parts' | 'judgeMode'>): MethodId | null =>
  judgeMode === 'examples' ? (parts.find(({ method }) => methodOf(method).fromText)?.method ?? null) : null;

/**
 * Refuses a recipe that these models cannot do.
 *
 * @param kind of the prior that is open.
 * @throws FailureError as `checkPriorKind` does, and for pictures of prompts whose class the judge has never read.
 */
export function checkFit(recipe: Pick<Recipe, 'parts' | 'judgeMode'>, kind: PriorKind): void {
  checkPriorKind(recipe.parts, kind);
  const method = unreadMethod(recipe);
  if (method !== null) throw new FailureError({ code: 'prompt-unread', method });
}

/** What a recipe begins with: the first method that is made for the kind, as it comes. */
export function firstParts(kind: PriorKind): readonly RecipePart[] {
  const own = METHOD_IDS.find((id) => methodOf(id).priorKind === kind);
  return own ? [partOf(own)] : DEFAULT_RECIPE.parts;
}

/** Whether a recipe is what one with this kind of prior begins with. */
export const areFirstParts = (parts: readonly RecipePart[], kind: PriorKind): boolean =>
  JSON.stringify(parts) === JSON.stringify(firstParts(kind));

/** The method that a recipe's first is without guidance; `null` where there is none. */
export function twinOf([first]: readonly RecipePart[]): MethodId | null {
  const { twin } = first ? methodOf(first.method) : {};
  return twin !== undefined && isMethodId(twin) ? twin : null;
}
