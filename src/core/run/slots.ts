/** @file The slots of a seed: which method makes which of its variants, and from which stream. */

import { methodOf, type MethodId } from '../methods/table.ts';
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

/**
 * A recipe as it is for one class: with what is left of the shares of the methods that it gets less of.
 *
 * @param recipe of the whole set.
 * @param label the class, by the name of its folder.
 * @returns the same recipe where nothing is different for the class, or where nothing would be left of any method.
 */
export function recipeFor<Of extends Pick<Recipe, 'parts'>>(recipe: Of, label: string): Of {
  const parts = recipe.parts.map((part): RecipePart => {
    const times = part.lessFor?.find((less) => less.label === label)?.times ?? 1;
    return times === 1 ? part : { ...part, share: times * part.share };
  });
  const isSame = parts.every((part, i) => part === recipe.parts[i]);
  return isSame || parts.every(({ share }) => share === 0) ? recipe : { ...recipe, parts };
}

/**
 * The part that made a variant: not always its slot's, where that declined the seed.
 *
 * @param method of the variant; one that the recipe does not have is taken for its slot's.
 */
export function partThatMade(recipe: Pick<Recipe, 'parts'>, k: number, method: MethodId): number {
  const part = recipe.parts.findIndex((one) => one.method === method);
  return part < 0 ? slotsOf(recipe, k)[k - 1]!.part : part;
}

/**
 * The first of the streams that no picture of a seed was made from: where a seed gets more variants, they begin there.
 *
 * @param recipe of the variants that it has.
 * @param last number of the last stream that is known to be used; -1 where none is.
 * @param drawn pictures that were made for it.
 */
export const unusedStream = (
  { parts, select }: Pick<Recipe, 'parts' | 'select'>,
  last: number,
  drawn: number,
): number =>
  // Which method drew how many is not known: none drew more than all, each every so many streams.
  Math.max(last + 1, select ? drawn * parts.length : drawn);

/** The slots of each part, in the order of the parts; parts without slots are left out. */
export function slotsByPart(
  { parts }: Pick<Recipe, 'parts'>,
  slots: readonly Slot[],
): readonly { readonly part: RecipePart; readonly index: number; readonly slots: readonly Slot[] }[] {
  return parts
    .map((part, index) => ({ part, index, slots: slots.filter((slot) => slot.part === index) }))
    .filter((group) => group.slots.length > 0);
}

/**
 * The slots of a seed that some parts decline: theirs are shared out among the parts that are left, the others stay as they are.
 *
 * @param recipe its parts.
 * @param left indices of the parts that make something of the seed.
 * @param slots as the recipe shares them out.
 * @returns none where no part is left.
 */
export function slotsAmong(
  { parts }: Pick<Recipe, 'parts'>,
  left: readonly number[],
  slots: readonly Slot[],
): readonly Slot[] {
  const orphans = slots.filter(({ part }) => !left.includes(part));
  if (orphans.length === 0) return slots;
  if (left.length === 0) return [];
  const taken = slotsOf({ parts: left.map((part) => parts[part]!) }, orphans.length);
  const parents = new Map(orphans.map(({ k }, i) => [k, left[taken[i]!.part]!]));
  return slots.map((slot) => ({ ...slot, part: parents.get(slot.k) ?? slot.part }));
}

/** The parts that may be left for a seed: all of them, and what is left when some that may decline do. */
export function partSets({ parts }: Pick<Recipe, 'parts'>): readonly (readonly number[])[] {
  return parts.reduce<readonly (readonly number[])[]>(
    (sets, { method }, part) => {
      const more = sets.map((set) => [...set, part]);
      return methodOf(method).declines ? [...more, ...sets] : more;
    },
    [[]],
  );
}
