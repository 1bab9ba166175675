/** @file What a class is called on every screen. */

import type { ClassKey } from '../ids.ts';
import type { ClassInfo } from './state.ts';

/** What pictures that lie in no folder belong to. */
const NO_FOLDER = 'No folder';

/**
 * The readable name of a class: what its folder says in words, or what the person wrote for it; with the folder where two are called
 * the same.
 *
 * @param classes all of the set.
 * @param key of a class; one that is no more is called by its folder.
 */
export function className(classes: readonly ClassInfo[], key: ClassKey): string {
  const name = nameOf(classes.find((info) => info.key === key)) ?? folderName(key);
  const shared = classes.some((info) => info.key !== key && nameOf(info) === name);
  return shared ? `${name} (${folderName(key)})` : name;
}

/** The folder of a class, as it is called where folders are spoken of. */
export const folderName = (key: ClassKey): string => (key === '' ? NO_FOLDER : key);

/** The name that was read in the folder or written; none for pictures that lie in no folder and were given none. */
const nameOf = (info: ClassInfo | undefined): string | undefined => (info?.name === '' ? undefined : info?.name);
