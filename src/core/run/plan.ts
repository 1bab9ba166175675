/** @file What a run will do to a data set, before it does it: which images are seeds, and what will lie where. */

import { classIndex, imageId, type ClassIndex, type ImageId } from '../brands.ts';
import { splitPath } from '../dataset/filePath.ts';
import { splitOf, type Placed } from '../dataset/placement.ts';
import { topUpCounts } from '../dataset/topUp.ts';
import { variantPaths } from './outputNames.ts';
import type { Recipe } from './recipe.ts';
import { slotsOf, type Slot } from './slots.ts';

/** A slot, and where its variant goes. */
export interface PlannedSlot extends Slot {
  readonly path: string;
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
  /** Folder names of the classes, sorted by code unit: the order of the class matrix. */
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
  recipe: Pick<Recipe, 'variants' | 'perClass' | 'parts'>,
  countOf?: (seed: Image & { readonly label: string }) => number,
): RunPlan<Image> {
  const grown = images.filter(isGrown);
  const classes = [...new Set(grown.map(({ label }) => label))].sort();
  const seeds = grown.toSorted((a, b) => classes.indexOf(a.label) - classes.indexOf(b.label));
  const counts = countOf
    ? seeds.map(countOf)
    : countsOf(
        seeds.map(({ label }) => label),
        recipe,
      );
  const slots = counts.map((count) => slotsOf(recipe, count));
  const named = seeds.map(({ path }, i) => ({
    path,
    slots: slots[i]!.map(({ k, part }) => ({ k, method: recipe.parts[part]!.method })),
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
      slots: slots[i]!.map((slot, j) => ({ ...slot, path: paths[i]![j]! })),
    })),
    kept: images.filter((image) => !isGrown(image)),
  };
}

/** How many variants each of the seeds gets, by their classes, in their order. */
export const countsOf = (
  labels: readonly string[],
  { variants, perClass }: Pick<Recipe, 'variants' | 'perClass'>,
): readonly number[] => (perClass === null ? labels.map(() => variants) : topUpCounts(labels, perClass));

/** Whether an image is a seed: it has a class, and it is no validation or test image. */
export function isGrown<Image extends Placed>(image: Image): image is Image & { readonly label: string } {
  return image.label !== null && (image.split === null || image.split === 'train');
}

/**
 * The id of a seed: class folder and file name, the same whether the data set came as a folder or in an archive with a folder
 * around everything, and with or without splits.
 */
export function seedId({ path, split, label }: Placed): ImageId {
  const parts = splitPath(path);
  if (typeof parts === 'string') throw new RangeError(`Expected a path inside the data set, got "${path}": ${parts}.`);
  const { folders, name } = parts;
  const at = folders.findIndex(
    (folder, i) => folder === label && (split === null || (i > 0 && splitOf(folders[i - 1]!) === split)),
  );
  return imageId([...folders.slice(Math.max(0, at)), name].join('/'));
}
