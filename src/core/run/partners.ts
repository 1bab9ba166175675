/** @file Which other seed a variant is made with, where its method needs one. */

import type { ClassIndex, ImageId, RunSeed } from '../brands.ts';
import type { Needs } from '../methods/method.ts';
import { uniforms } from '../random/stream.ts';
import { needsOfPart, type Recipe } from './recipe.ts';
import { numbersDrawn } from './selectPart.ts';
import { slotsByPart, type Slot } from './slots.ts';

/** A seed that may be somebody's partner. */
export interface Candidate {
  readonly id: ImageId;
  readonly label: ClassIndex;
}

/**
 * The partner of one variant.
 *
 * @param runSeed whose stream chooses.
 * @param seed whose variant it is.
 * @param number of the variant's stream.
 * @param kind among whom.
 * @param candidates all seeds of the set, in any order: they are taken by their ids.
 * @returns `null` where there is no other seed of that kind.
 */
export function partnerOf<Of extends Candidate>(
  runSeed: RunSeed,
  seed: Candidate,
  number: number,
  kind: Exclude<Needs['partner'], 'none'>,
  candidates: readonly Of[],
): Of | null {
  const others = candidates
    .filter(({ id, label }) => id !== seed.id && (kind === 'any class' || label === seed.label))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const [draw] = uniforms({ runSeed, image: seed.id, variant: number, purpose: 'partner' }, 1);
  return others[Math.floor(draw! * others.length)] ?? null;
}

/** Which streams of a seed need a partner, and of which kind; where the recipe selects, all that may be drawn. */
export const partnersWanted = (
  recipe: Pick<Recipe, 'parts' | 'select'>,
  slots: readonly Slot[],
): readonly { readonly number: number; readonly kind: Exclude<Needs['partner'], 'none'> }[] =>
  slotsByPart(recipe, slots).flatMap(({ part, index, slots: own }) => {
    const { partner: kind } = needsOfPart(part);
    if (kind === 'none') return [];
    const numbers = own.map(({ number }) => number);
    const drawn = recipe.select
      ? numbersDrawn({ index, parts: recipe.parts.length }, 0, recipe.select.tries * own.length)
      : [];
    return [...new Set([...numbers, ...drawn])].map((number) => ({ number, kind }));
  });
