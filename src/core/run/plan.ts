/** @file What a run will do to a data set, before it does it: which images are seeds, and what will lie where. */

import { classIndex, type ClassIndex, type ImageId } from '../brands.ts';
import { isGrown, seedId } from '../dataset/seedImages.ts';
import { byNaturalOrder } from '../dataset/naturalOrder.ts';
import type { Placed } from '../dataset/placement.ts';
import { MOST_OF_TEXT, MOST_VARIANTS, topUpCounts } from '../dataset/topUp.ts';
import { methodOf, type MethodId } from '../methods/table.ts';
import { variantPaths } from './outputNames.ts';
import type { Recipe, RecipePart } from './recipe.ts';
import { recipeFor, slotsOf, type Slot } from './slots.ts';

/** A slot, and where its variant goes. */
export interface PlannedSlot extends Slot {
  /** By the method that makes it: the slot's own, and those that take its place where that declines the seed. */
  readonly paths: Readonly<Partial<Record<MethodId, string>>>;
}

/**
 * Where a variant goes.
 *
 * @throws RangeError for a method that was not planned there.
 */
export function pathOf(slots: readonly PlannedSlot[], k: number, method: MethodId): string {
  const path = slots.find((slot) => slot.k === k)?.paths[method];
  if (path === undefined)
    throw new RangeError(`Expected a slot ${k} for ${method}, got none; plan it with its recipe.`);
  return path;
}

/** One seed with the places of its variants. */
export interface SeedPlan<Image extends Placed = Placed> {
  readonly image: Image;
  readonly id: ImageId;
  readonly label: ClassIndex;
  /** None for a seed that gets no variants. */
  readonly slots: readonly PlannedSlot[];
}

export interface RunPlan<Image extends Placed = Placed> {
  /** Folder names of the classes, in the order in which people count: the order of the class matrix. */
  readonly classes: readonly string[];
  /** Images that are expanded, grouped by class. */
  readonly seeds: readonly SeedPlan<Image>[];
  /** Images of other splits, which are handed on and never looked at. */
  readonly kept: readonly Image[];
}

/**
 * Plans a run.
 *
 * @param images of the data set that can be read.
 * @param recipe how many variants there will be, and which methods make them: part of their names.
 * @param countOf how many variants a seed gets, where that was decided before. Default: as the recipe says.
 * @returns the plan; `seeds` is empty where no image has a class.
 */
export function planRun<Image extends Placed>(
  images: readonly Image[],
  recipe: CountRecipe & Pick<Recipe, 'parts'>,
  countOf?: (seed: Image & { readonly label: string }) => number,
): RunPlan<Image> {
  const grown = images.filter(isGrown);
  const classes = [...new Set(grown.map(({ label }) => label))].sort(byNaturalOrder);
  const seeds = grown.toSorted((a, b) => classes.indexOf(a.label) - classes.indexOf(b.label));
  const counts = countOf
    ? seeds.map(countOf)
    : countsOf(
        seeds.map(({ label }) => label),
        recipe,
      );
  const slots = counts.map((count, i) => slotsOf(recipeFor(recipe, seeds[i]!.label), count));
  const named = seeds.map(({ path }, i) => ({
    path,
    slots: slots[i]!.flatMap(({ k, part }) => methodsFor(recipe, part).map((method) => ({ k, method }))),
  }));
  const paths = variantPaths(
    named,
    images.map(({ path }) => path),
  );
  return {
    classes,
    seeds: seeds.map((image, i) => ({
      image,
      id: seedId(image),
      label: classIndex(classes.indexOf(image.label), classes.length),
      slots: slots[i]!.map((slot) => ({
        ...slot,
        paths: Object.fromEntries(
          named[i]!.slots.flatMap(({ k, method }, j) => (k === slot.k ? [[method, paths[i]![j]!]] : [])),
        ),
      })),
    })),
    kept: images.filter((image) => !isGrown(image)),
  };
}

/** The methods that may make the variants of a part. */
function methodsFor({ parts }: Pick<Recipe, 'parts'>, part: number): readonly MethodId[] {
  const own = parts[part]!.method;
  if (!methodOf(own).declines) return [own];
  return [own, ...parts.map(({ method }) => method).filter((method) => method !== own)];
}

/** What a recipe says of how many variants there are. */
export type CountRecipe = Pick<Recipe, 'variants' | 'perClass' | 'topUps'> & {
  /** Default: methods that read their seeds. */
  readonly parts?: readonly Pick<RecipePart, 'method'>[];
};

/** Most variants that top a class up in the place of one seed. */
export const mostVariantsOf = ({ parts = [] }: Pick<CountRecipe, 'parts'>): number =>
  parts.length > 0 && parts.every(({ method }) => methodOf(method).fromText) ? MOST_OF_TEXT : MOST_VARIANTS;

/** Whether every seed gets as many variants as every other. */
export const isUniform = ({ perClass, topUps = [] }: Pick<CountRecipe, 'perClass' | 'topUps'>): boolean =>
  perClass === null && topUps.length === 0;

/** How many variants each of the seeds gets, by their classes, in their order. */
export function countsOf(labels: readonly string[], recipe: CountRecipe): readonly number[] {
  const least = recipe.perClass === null ? recipe.variants : 0;
  if (isUniform(recipe)) return labels.map(() => least);
  const targetOf = targetsOf(recipe);
  // One image asks for nothing beside a seed.
  return topUpCounts(labels, (label) => targetOf(label) ?? 1, mostVariantsOf(recipe)).map((count) =>
    Math.max(least, count),
  );
}

/** Images that a class should come to by a recipe; `null` where none is said, since its seeds get as many variants as all. */
export function targetsOf({
  perClass,
  topUps = [],
}: Pick<CountRecipe, 'perClass' | 'topUps'>): (label: string) => number | null {
  const own = new Map(topUps.map(({ label, images }) => [label, Math.max(images, perClass ?? 0)]));
  return (label) => own.get(label) ?? perClass;
}
