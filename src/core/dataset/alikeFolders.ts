/**
 * @file Folders beside each other that hold folders of the same names: `การฝึก/{cat,dog}` beside `การทดสอบ/{cat,dog}` are splits,
 * whatever language they are called in, or classes that are parted alike. Nobody can know; so a person is asked.
 */

import { foldName } from './alike.ts';
import { isBoxName } from './folderNames.ts';

/** A folder as far as it is looked at here. */
export interface SeenFolder {
  /** Names of the folders in it. */
  readonly inside: ReadonlySet<string>;
  /** Pictures in it and in no folder of it. */
  readonly direct: number;
}

/** More folders than this are no splits. */
const MOST = 4;
/** Share of the names in one or the other that both have. */
const SHARED = 0.5;
/** What parts the pictures of a class: times, places, views, sources. */
const PARTS = new Set(
  `indoor indoors outdoor outdoors inside outside day night morning evening left right front back side top bottom above below near
   far young old adult juvenile male female small medium large big spring summer autumn fall winter new first second third batch
   session part parts set sets group series scene view angle camera cam phone web internet google bing flickr scan scans easy hard
   original augmented clean noisy good bad other others misc january february march april may june july august september october
   november december patient subject person user site location box version`
    .split(/\s+/u)
    .map(foldName),
);

/** Whether a folder's name says no class: of a class it may be a part. */
const isPart = (name: string): boolean =>
  isBoxName(name) ||
  foldName(name)
    .split(/[\s\p{P}\p{S}\d]+/u)
    .filter(Boolean)
    .every((word) => PARTS.has(word) || /^(?:a|b|c|d|v|x|px|no|nr)$/u.test(word));

/**
 * Groups of folders that are parted alike.
 *
 * @param folders that lie beside each other.
 * @returns every one that holds at least two folders of the same names as another one.
 */
export function partedAlike<Seen extends SeenFolder>(folders: readonly Seen[]): readonly Seen[] {
  const candidates = folders.filter(({ inside, direct }) => inside.size > 1 && direct === 0);
  if (candidates.length < 2 || candidates.length > MOST) return [];
  return candidates.filter((one) => candidates.some((other) => other !== one && isAlike(one.inside, other.inside)));
}

function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const both = [...one].filter((name) => other.has(name));
  const telling = both.filter((name) => !isPart(name));
  return telling.length > 1 && both.length >= SHARED * (one.size + other.size - both.length);
}
