/** @file Which other seed a variant is made with, where its method needs one. */

import type { ClassIndex, ImageId, RunSeed } from '../brands.ts';
import type { PartnerKind } from '../methods/method.ts';
import { uniforms } from '../random/stream.ts';
import { needsOfPart, type Recipe } from './recipe.ts';
import type { Wanted } from './wanted.ts';
import { drawnBefore, numbersDrawn } from './selectPart.ts';
import { partSets, slotsAmong, slotsByPart, type Slot } from './slots.ts';

/** A seed that may be somebody's partner. */
export interface Candidate {
  readonly id: ImageId;
  readonly label: ClassIndex;
}

/**
 * The partners of one variant.
 *
 * @param runSeed whose stream chooses.
 * @param seed whose variant it is.
 * @param wanted of which stream, among whom, and how many.
 * @param candidates all seeds of the set, in any order: they are taken by their ids.
 * @param backgrounds pictures of no class, in any order. Default: none.
 * @returns in the order in which they were drawn; the same one never twice. None where there is no other seed of that kind.
 */
export function partnersOf<Of extends Candidate, Background extends Pick<Candidate, 'id'> = never>(
  runSeed: RunSeed,
  seed: Candidate,
  { number, kind, count }: Wanted,
  candidates: readonly Of[],
  backgrounds: readonly Background[] = [],
): readonly (Of | Background)[] {
  const pool: readonly (Of | Background)[] =
    kind === 'other classes' && backgrounds.length > 0
      ? backgrounds
      : candidates.filter(({ id, label }) => id !== seed.id && isOf(kind, label, seed.label));
  const others = pool.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const draws = uniforms({ runSeed, image: seed.id, variant: number, purpose: 'partner' }, count);
  return [...draws].slice(0, others.length).map((draw) => others.splice(Math.floor(draw * others.length), 1)[0]!);
}

function isOf(kind: PartnerKind, label: ClassIndex, own: ClassIndex): boolean {
  switch (kind) {
    case 'any class':
      return true;
    case 'same class':
      return label === own;
    case 'other classes':
      return label !== own;
    default:
      return kind satisfies never;
  }
}

/**
 * The partners that a seed's variants may need: where the recipe selects, those of all that may be drawn, and where a method may decline
 * the seed, those of whoever takes its place.
 *
 * @param unusedFrom as in a `SeedJob`.
 */
export const partnersWanted = (
  recipe: Pick<Recipe, 'parts' | 'select'>,
  slots: readonly Slot[],
  unusedFrom = 0,
): readonly Wanted[] => {
  const wanted = partSets(recipe).flatMap((parts) =>
    slotsByPart(recipe, slotsAmong(recipe, parts, slots)).flatMap(({ part, index, slots: own }) => {
      const { partner: kind, partners: count } = needsOfPart(part);
      if (kind === 'none') return [];
      const numbers = own.map(({ number }) => number);
      const of = { index, parts: recipe.parts.length };
      const drawn = recipe.select
        ? numbersDrawn(of, drawnBefore(of, unusedFrom), recipe.select.tries * own.length)
        : [];
      return [...numbers, ...drawn].map((number) => ({ number, kind, count }));
    }),
  );
  return [...new Map(wanted.map((one) => [keyOf(one), one])).values()];
};

/** Names what is wanted among all that a seed's variants want. */
export const keyOf = ({ number, kind, count }: Wanted): string => `${number} ${kind} ${count}`;
