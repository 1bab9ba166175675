/** @file Why a file is not used, as data; the words for it are in `src/ui/words/`. */

import type { PictureFault } from '../image/file/fault.ts';

/** Why a file of a data set is left out. */
export type Reason =
  | { readonly code: 'absolute' | 'leaves' | 'control' | 'surrogates' | 'nameless' }
  | { readonly code: 'path-too-long' | 'name-too-long'; readonly bytes: number }
  | { readonly code: 'not-a-picture' }
  | { readonly code: 'archive-inside' }
  /** It is no picture, and was read for what it says. */
  | { readonly code: 'table-read' | 'record-read' }
  | { readonly code: 'same-path' }
  /** No folder names its class. */
  | { readonly code: 'no-class' }
  /** It lies in the folder of a split, and in none of a class. */
  | { readonly code: 'no-class-in-split'; readonly folder: string }
  /** The one folder that it lies in says what is in it and not of which class: `images`. */
  | { readonly code: 'says-no-class'; readonly folder: string }
  | { readonly code: 'outside-splits' }
  /** Masks, annotations and the like, until a person says that they are a class. */
  | { readonly code: 'masks'; readonly folder: string }
  /** Folds of a cross-validation: one of them is read. */
  | { readonly code: 'other-fold'; readonly folder: string; readonly kept: string }
  /** The person says that this folder is no class. */
  | { readonly code: 'no-class-by-person'; readonly folder: string }
  | { readonly code: 'not-in-table'; readonly table: string }
  | { readonly code: 'no-label-in-table'; readonly table: string }
  /** Its rows say several classes: it is of one. */
  | { readonly code: 'several-in-table'; readonly table: string }
  /** This program made it. */
  | { readonly code: 'variant'; readonly seed: string | null }
  | { readonly code: 'link' | 'not-regular' | 'hard-link' }
  | { readonly code: 'cannot-open' }
  | { readonly code: 'name-not-utf8' }
  | { readonly code: 'folder-not-listed' }
  | { readonly code: 'too-deep'; readonly folders: number }
  | { readonly code: 'too-many'; readonly entries: number }
  | { readonly code: 'too-large'; readonly mebibytes: number }
  | { readonly code: 'unpacks-too-large'; readonly mebibytes: number }
  | { readonly code: 'bomb' }
  | { readonly code: 'password' }
  | { readonly code: 'method'; readonly method: string }
  | { readonly code: 'shares-bytes' }
  | { readonly code: 'damaged-in-archive' }
  | { readonly code: 'longer-than-declared' | 'shorter-than-declared' }
  | PictureFault
  /** What earlier versions stored, and what was thrown without a reason of its own: in words, the end of the sentence. */
  | { readonly code: 'text'; readonly text: string };

/** A file that is left out, and why. */
export interface LeftOut {
  readonly path: string;
  readonly why: Reason;
}

/** What is said of files that are no pictures: no reason why there are none. */
const NO_PICTURE: ReadonlySet<Reason['code']> = new Set(['not-a-picture', 'table-read', 'record-read']);

/**
 * The reason that most files have, with the first file that has it.
 *
 * @param files refused files; those that are simply no pictures count only where there are no others.
 * @returns `null` where there are none.
 */
export function commonestReason(files: readonly LeftOut[]): { readonly file: LeftOut; readonly count: number } | null {
  const telling = files.filter(({ why }) => !NO_PICTURE.has(why.code));
  const groups = new Map<string, { readonly file: LeftOut; count: number }>();
  for (const file of telling.length > 0 ? telling : files) {
    const kind = kindOf(file.why);
    const group = groups.get(kind);
    if (group) group.count++;
    else groups.set(kind, { file, count: 1 });
  }
  return [...groups.values()].reduce<{ file: LeftOut; count: number } | null>(
    (most, group) => (most && most.count >= group.count ? most : group),
    null,
  );
}

/** Sizes and names differ from file to file, what is wrong does not. */
function kindOf(why: Reason): string {
  if (why.code === 'text') return why.text;
  return why.code === 'kind-not-read' ? `${why.code} ${why.kind}` : why.code;
}
