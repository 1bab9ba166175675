/** @file The slots of a seed: which method makes which of its variants, and from which stream. */

import type { Recipe, RecipePart } from './recipe.ts';

/** A place for one variant. */
export interface Slot {
  /** From 1; part of the file's name. */
  readonly k: number;
  /** Number of its random stream. */
  readonly number: number;
  /** Index of its part in the recipe. */
  readonly part: number;
}

/**
 * The slots of a seed.
 *
 * Parts take turns by their shares (smooth weighted round robin), so that any number of slots is shared out as the recipe says, as
 * nearly as whole numbers can be.
 *
 * @param recipe its parts.
 * @param count how many variants the seed gets, >= 0.
 */
export function slotsOf({ parts }: Pick<Recipe, 'parts'>, count: number): Slot[] {
  const total = parts.reduce((sum, { share }) => sum + share, 0);
  const credit = parts.map(() => 0);
  return Array.from({ length: count }, (_, i) => {
    parts.forEach(({ share }, part) => (credit[part]! += share));
    const part = credit.indexOf(Math.max(...credit));
    credit[part]! -= total;
    return { k: i + 1, number: i, part };
  });
}

/** The slots of each part, in the order of the parts; parts without slots are left out. */
export function slotsByPart(
  { parts }: Pick<Recipe, 'parts'>,
  slots: readonly Slot[],
): readonly { readonly part: RecipePart; readonly index: number; readonly slots: readonly Slot[] }[] {
  return parts
    .map((part, index) => ({ part, index, slots: slots.filter((slot) => slot.part === index) }))
    .filter((group) => group.slots.length > 0);
}
