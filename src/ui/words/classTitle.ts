/** @file What a class is called on every screen. */

import type { NameFault } from '../../packs/className.ts';
import { say } from './say.ts';

/**
 * The folder's name; where that is a code and a person has said what it stands for, those words.
 *
 * @param info what the judge is asked about, and why the folder's name cannot be read; `undefined` for one that is not there any more.
 * @param key of its folder.
 */
export function classTitle(
  info: { readonly name: string; readonly code: NameFault | null } | undefined,
  key: string,
): string {
  if (info && info.code !== null && info.name !== '') return info.name;
  return key === '' ? say.seeds.noFolder : key;
}
