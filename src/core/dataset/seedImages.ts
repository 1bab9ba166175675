/** @file Which images of a data set are seeds, and what they are called. */

import { imageId, type ImageId } from '../brands.ts';
import { partsOfPath, type PathParts } from './filePath.ts';
import { splitOf as plainSplitOf, type Placed } from './placement.ts';
import { splitOf } from './splitNames.ts';
import { FailureError } from '../failure.ts';

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
  const parts = partsOfPath(path);
  if ('code' in parts) throw new FailureError({ code: 'path-outside', path, why: parts });
  return parts;
}
