import { isClutter, isImagePath, partsOfPath, type PathParts } from './filePath.ts';
import type { LeftOut } from './reasons.ts';

/** Parts of a data set: only `train` is grown; the others are kept and never touched. */
export type Split = 'train' | 'val' | 'test';

/** Where an image stands in its data set. */
export interface Placed {
  /** The path as it came. */
  readonly path: string;
  /** `null` where the data set has no splits. */
  readonly split: Split | null;
  /** Name of the class's folder; `null` where the images lie in no folder. */
  readonly label: string | null;
  /** Whether it is kept and not grown, whatever its split: it is a test picture too. Default: it is grown. */
  readonly held?: boolean;
}

/** How a data set is laid out. */
export interface Placement {
  /** `splits`: `<split>/<class>/*`; `classes`: `<class>/*`; `flat`: images in no folder. */
  readonly layout: 'splits' | 'classes' | 'flat';
  /** Images in the order of their paths (by code unit, the same everywhere). */
  readonly images: readonly Placed[];
  readonly refused: readonly LeftOut[];
}

/** What loaders of class folders call the splits, in lower case; what people call them besides, `readSplitName` knows. */
const SPLIT_NAMES: ReadonlyMap<string, Split> = new Map<string, Split>([
  ['train', 'train'],
  ['training', 'train'],
  ['val', 'val'],
  ['valid', 'val'],
  ['validation', 'val'],
  ['dev', 'val'],
  ['test', 'test'],
  ['testing', 'test'],
  ['eval', 'test'],
]);

/** The split that loaders read in a folder's name, or `null`; case does not matter. */
export function splitOf(folder: string): Split | null {
  return SPLIT_NAMES.get(folder.toLowerCase()) ?? null;
}

/**
 * Reads folders as loaders of class folders do, which are sure of what they find: what an export is checked by. A person's data set
 * is understood by `understand`.
 *
 * A folder around everything (most archives have one) is ignored. Names of splits count as splits when one of them holds folders,
 * or when there is no other folder; otherwise they are classes like any other, so that a class of locomotives may be called
 * "train". Folders inside a class belong to it.
 *
 * @param paths of all files, with slashes; one that comes twice is refused.
 * @returns layout, images and refused files; no image is lost without a reason.
 */
export function placeFiles(paths: readonly string[]): Placement {
  const refused: LeftOut[] = [];
  const found: (PathParts & { readonly path: string })[] = [];
  const seen = new Set<string>();
  for (const path of [...paths].sort(byCodeUnit)) {
    if (isClutter(path) || path.endsWith('/')) continue;
    const parts = partsOfPath(path);
    if ('code' in parts) refused.push({ path, why: parts });
    else if (!isImagePath(parts.name)) refused.push({ path, why: { code: 'not-a-picture' } });
    else {
      const key = [...parts.folders, parts.name].join('/');
      if (seen.has(key)) refused.push({ path, why: { code: 'same-path' } });
      else {
        seen.add(key);
        found.push({ path, ...parts });
      }
    }
  }
  const depth = wrapperDepth(found.map((file) => file.folders));
  const inside = found.map(({ path, folders }) => ({ path, folders: folders.slice(depth) }));
  if (inside.every(({ folders }) => folders.length === 0))
    return { layout: 'flat', images: inside.map(({ path }) => ({ path, split: null, label: null })), refused };
  return hasSplits(inside.map(({ folders }) => folders)) ? placeSplits(inside, refused) : placeClasses(inside, refused);
}

interface Inside {
  readonly path: string;
  readonly folders: readonly string[];
}

function placeSplits(files: readonly Inside[], refused: LeftOut[]): Placement {
  const images: Placed[] = [];
  for (const { path, folders } of files) {
    const split = splitOf(folders[0] ?? '');
    const label = folders[1];
    if (split === null) refused.push({ path, why: { code: 'outside-splits' } });
    else if (label === undefined) refused.push({ path, why: { code: 'no-class-in-split', folder: folders[0]! } });
    else images.push({ path, split, label });
  }
  return { layout: 'splits', images, refused };
}

function placeClasses(files: readonly Inside[], refused: LeftOut[]): Placement {
  const images: Placed[] = [];
  for (const { path, folders } of files) {
    const label = folders[0];
    if (label === undefined) refused.push({ path, why: { code: 'no-class' } });
    else images.push({ path, split: null, label });
  }
  return { layout: 'classes', images, refused };
}

function hasSplits(folders: readonly (readonly string[])[]): boolean {
  const tops = folders.map((path) => ({ split: splitOf(path[0] ?? ''), deep: path.length > 1 }));
  return tops.some(({ split, deep }) => split !== null && deep) || tops.every(({ split }) => split !== null);
}

/** Number of folders around everything that are neither classes nor splits. */
function wrapperDepth(folders: readonly (readonly string[])[]): number {
  const first = folders[0] ?? [];
  let depth = 0;
  // A folder that holds images itself is a class.
  while (
    depth < first.length - 1 &&
    splitOf(first[depth]!) === null &&
    folders.every((path) => path.length > depth + 1 && path[depth] === first[depth])
  )
    depth++;
  return depth;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
