/** @file What a run will do to a data set, before it does it: which images are seeds, and what will lie where. */

import { classIndex, imageId, type ClassIndex, type ImageId } from '../brands.ts';
import { splitPath, type PathParts } from './filePath.ts';
import { byNaturalOrder } from './naturalOrder.ts';
import { variantPaths, type Method } from './outputNames.ts';
import { splitOf as plainSplitOf, type Placed } from './placement.ts';
import { splitOf } from './splitNames.ts';

/** One seed with the places of its variants. */
export interface SeedPlan<Image extends Placed = Placed> {
  readonly image: Image;
  readonly id: ImageId;
  readonly label: ClassIndex;
  /** Where slot 1, 2, ... K go; none for a seed that gets no variants. */
  readonly outputs: readonly string[];
}

export interface ExpansionPlan<Image extends Placed = Placed> {
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
 * @param method how variants will be made; part of their names.
 * @param variants K, or what tells how many each of the seeds gets, in their order.
 * @returns the plan; `seeds` is empty where no image has a class.
 */
export function planExpansion<Image extends Placed>(
  images: readonly Image[],
  method: Method,
  variants: number | ((seeds: readonly (Image & { readonly label: string })[]) => readonly number[]),
): ExpansionPlan<Image> {
  const grown = images.filter(isGrown);
  const classes = [...new Set(grown.map(({ label }) => label))].sort(byNaturalOrder);
  const seeds = grown.toSorted((a, b) => classes.indexOf(a.label) - classes.indexOf(b.label));
  const outputs = variantPaths(
    seeds.map(({ path }) => path),
    images.map(({ path }) => path),
    method,
    typeof variants === 'number' ? variants : variants(seeds),
  );
  return {
    classes,
    seeds: seeds.map((image, i) => ({
      image,
      id: seedId(image),
      label: classIndex(classes.indexOf(image.label), classes.length),
      outputs: outputs[i]!,
    })),
    kept: images.filter((image) => !isGrown(image)),
  };
}

/** Whether an image is a seed: it has a class, and it is no validation or test image, nor equal to one. */
export function isGrown<Image extends Placed>(image: Image): image is Image & { readonly label: string } {
  return image.label !== null && image.held !== true && (image.split === null || image.split === 'train');
}

/**
 * The id of a seed: class folder and file name, the same whether the data set came as a folder or in an archive with a folder
 * around everything, and with or without splits. Where a table or a person says the class, it stands for the folder.
 */
export function seedId(placed: Placed): ImageId {
  const { folders, name } = partsOf(placed.path);
  const { split, label } = placed;
  const at = labelAt(placed, folders);
  if (label === null) return imageId([...folders, name].join('/'));
  if (at < 0) return imageId([label, name].join('/'));
  const inside = folders.slice(at + 1).filter((folder) => split === null || splitOf(folder) !== split);
  return imageId([folders[at]!, ...inside, name].join('/'));
}

/**
 * Whether a loader of class folders reads a picture's class and split from its path: `[<split>/]<class>/*`, whatever is around it.
 *
 * @param anySplit whether names of splits among the folders are no matter. Default: they are.
 */
export function isSaidByFolders(placed: Placed, anySplit = false): boolean {
  const { split, label } = placed;
  const { folders } = partsOf(placed.path);
  const at = folders.indexOf(label ?? '');
  if (at < 0) return false;
  if (split === null) return anySplit || folders.every((folder) => splitOf(folder) === null || folder === label);
  const above = folders[at - 1];
  return (
    above !== undefined &&
    plainSplitOf(above) === split &&
    folders.slice(at + 1).every((folder) => splitOf(folder) === null)
  );
}

/** Which of its folders is the class's, or -1. */
function labelAt({ split, label }: Placed, folders: readonly string[]): number {
  const isLabel = (folder: string) => folder === label || folder.normalize('NFC') === label;
  const below = folders.findIndex(
    (folder, i) => isLabel(folder) && i > 0 && split !== null && splitOf(folders[i - 1]!) === split,
  );
  return below >= 0 ? below : folders.findIndex(isLabel);
}

function partsOf(path: string): PathParts {
  const parts = splitPath(path);
  if (typeof parts === 'string') throw new RangeError(`Expected a path inside the data set, got "${path}": ${parts}.`);
  return parts;
}
