/** @file Pictures that a person put into classes here, as the folder that they would lie in. */

import { pathKey } from '../../core/dataset/filePath.ts';
import type { Chosen } from '../../storage/chosenFiles.ts';
import { NOTHING_SAID, type Said } from '../seeds/corrections.ts';

/** A class with its pictures. */
export interface SortedClass {
  /** As the person wrote it; without slashes. */
  readonly name: string;
  readonly files: readonly File[];
}

/** What is read, and what is said of it. */
export interface Sorted {
  readonly chosen: Chosen;
  readonly said: Said;
}

/**
 * The folder of pictures that were sorted by hand: a folder a class.
 *
 * @param name of the whole.
 * @param classes those without a picture are left out; two of one name are one class.
 * @returns what is read, and what is said of it: a class may be called `test`, and is no split.
 */
export function sortedFolder(name: string, classes: readonly SortedClass[]): Sorted {
  const taken = new Set<string>();
  const files = classes.flatMap(({ name: folder, files: own }) =>
    own.map((file) => ({ path: freePath(`${folder.trim()}/${file.name}`, taken), file })),
  );
  const folders = [...new Set(files.map(({ path }) => path.slice(0, path.indexOf('/'))))];
  return {
    chosen: {
      kind: 'folder',
      name,
      source: { kind: 'files', files, folders },
      files: new Map(files.map(({ path, file }) => [path, file])),
    },
    said: { ...NOTHING_SAID, folders: folders.map((folder) => [folder, 'class'] as const) },
  };
}

/** A path that no other has on any file system: cameras begin again at 1. */
function freePath(path: string, taken: Set<string>): string {
  const [, stem = path, suffix = ''] = /^(.*?)(\.[^./]*)?$/su.exec(path) ?? [];
  let free = path;
  for (let n = 2; taken.has(pathKey(free)); n++) free = `${stem} (${n})${suffix}`;
  taken.add(pathKey(free));
  return free;
}
