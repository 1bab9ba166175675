/** @file Where pictures go in class folders, when the folders that they came in do not say their classes and splits. */

import { pathKey, partsOfPath } from './filePath.ts';
import { isSaidByFolders } from './seedImages.ts';
import type { Placed } from './placement.ts';

/**
 * Paths for pictures of which every loader of class folders reads the class and the split.
 *
 * @param images with their classes, from folders, a table or a person.
 * @returns a path for each, in the order given: as they came where their folders say it all, or else all of them as
 * `[<split>/]<class>/<name>`, with a number where two would have one name.
 */
export function tidyPaths(images: readonly (Placed & { readonly label: string })[]): readonly string[] {
  // Where only some are held out, by a name that may be a class's, they stay where they are until a person says what they are.
  const mixed = images.some(({ split }) => split === null);
  const said = (image: Placed) => isSaidByFolders(image) || (mixed && isSaidByFolders({ ...image, split: null }, true));
  if (images.every(said)) return images.map(({ path }) => path);
  const taken = new Set<string>();
  return images.map(({ path, split, label }) => {
    const parts = partsOfPath(path);
    const name = 'code' in parts ? path : parts.name;
    const folder = `${split === null ? '' : `${split}/`}${folderNameOf(label)}/`;
    const dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length;
    for (let n = 1; ; n++) {
      const free = `${folder}${name.slice(0, dot)}${n === 1 ? '' : `-${n}`}${name.slice(dot)}`;
      if (taken.has(pathKey(free))) continue;
      taken.add(pathKey(free));
      return free;
    }
  });
}

/** A class as a folder's name: what a table calls it may have slashes, or be what leads out. */
function folderNameOf(label: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const name = label.replace(/[/\\\u0000-\u001f\u007f]/gu, '_');
  return /^\.{1,2}$/u.test(name) ? `_${name}` : name;
}
