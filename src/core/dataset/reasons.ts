/** @file Why a file is not used, as data, and the words for it: the one place where these sentences are written. */

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
  | { readonly code: 'longer-than-declared' | 'shorter-than-declared' };

/** A file that is left out, and why. */
export interface LeftOut {
  readonly path: string;
  readonly why: Reason;
}

/** A reason in words: the end of the sentence "... was skipped: ". */
export function sayReason(why: Reason): string {
  switch (why.code) {
    case 'absolute':
      return 'its path is absolute';
    case 'leaves':
      return 'its path leaves the data set';
    case 'control':
      return 'its name has control characters';
    case 'surrogates':
      return 'its name is not valid Unicode';
    case 'nameless':
      return 'it has no name';
    case 'path-too-long':
      return `its path is longer than ${why.bytes} bytes`;
    case 'name-too-long':
      return `its name is longer than ${why.bytes} bytes`;
    case 'not-a-picture':
      return 'it is not an image file (JPEG, PNG, WebP, GIF, AVIF, TIFF or BMP)';
    case 'table-read':
      return 'it is a table, which was read for the classes';
    case 'record-read':
      return 'it says what is in the set, and was read';
    case 'archive-inside':
      return 'it is an archive inside the data set; unpack it first';
    case 'same-path':
      return 'another file has the same path';
    case 'no-class':
      return 'it lies in no class folder';
    case 'no-class-in-split':
      return `it lies in no class folder of "${why.folder}"`;
    case 'says-no-class':
      return `it lies in no class folder: "${why.folder}" says of no picture what it shows`;
    case 'outside-splits':
      return 'it lies outside the folders of the splits';
    case 'masks':
      return `"${why.folder}" looks like masks or annotations beside the pictures`;
    case 'other-fold':
      return `it belongs to another fold, "${why.folder}": its pictures are tested in "${why.kept}"`;
    case 'no-class-by-person':
      return `"${why.folder}" is no class, as you said`;
    case 'not-in-table':
      return `${why.table} does not name it`;
    case 'no-label-in-table':
      return `${why.table} gives it no class`;
    case 'variant':
      return why.seed === null
        ? 'it is a variant that was made by this program'
        : `it is a variant that was made by this program, from ${why.seed}`;
    case 'link':
      return 'it is a link';
    case 'hard-link':
      return 'it is a link to another file of the tar';
    case 'not-regular':
      return 'it is not a regular file';
    case 'cannot-open':
      return 'it cannot be opened';
    case 'name-not-utf8':
      return 'its name is not valid UTF-8; rename it';
    case 'folder-not-listed':
      return 'the folder cannot be read to its end';
    case 'too-deep':
      return `it lies in more than ${why.folders} folders`;
    case 'too-many':
      return `more than ${why.entries} files and folders came before it; the rest is not looked at`;
    case 'too-large':
      return `it is longer than ${why.mebibytes} MiB`;
    case 'unpacks-too-large':
      return `it unpacks to more than ${why.mebibytes} MiB`;
    case 'bomb':
      return 'it unpacks to far more than any picture would';
    case 'password':
      return 'it is encrypted with a password; unpack the archive with it first';
    case 'method':
      return `it is packed by ${why.method}, a compression that is not supported; pack it again by Deflate, the usual method of zips`;
    case 'shares-bytes':
      return 'it shares its bytes with another entry of the zip';
    case 'damaged-in-archive':
      return 'it is damaged inside the zip';
    case 'longer-than-declared':
      return 'it is longer than the zip declares';
    case 'shorter-than-declared':
      return 'it is shorter than the zip declares';
    default:
      return why satisfies never;
  }
}

/** Reasons in words, as they cross to where they are shown. */
export const inWords = (files: readonly LeftOut[]): readonly { readonly path: string; readonly reason: string }[] =>
  files.map(({ path, why }) => ({ path, reason: sayReason(why) }));

/** What is said of files that are no pictures: no reason why there are none. */
const NO_PICTURE = new Set(
  (['not-a-picture', 'table-read', 'record-read'] as const).map((code) => sayReason({ code })),
);

/**
 * The reason that most files have, with the first file that has it.
 *
 * @param files refused files; those that are simply no pictures count only where there are no others.
 * @returns `null` where there are none.
 */
export function commonestReason<File extends { readonly path: string; readonly reason: string }>(
  files: readonly File[],
): { readonly file: File; readonly count: number } | null {
  const telling = files.filter(({ reason }) => !NO_PICTURE.has(reason));
  const groups = new Map<string, { readonly file: File; count: number }>();
  for (const file of telling.length > 0 ? telling : files) {
    // Sizes and names differ from file to file, the sentence does not.
    const kind = file.reason.replaceAll(file.path, '').replace(/"[^"]*"|\([^)]*\)|\d+|, from .*/gu, '');
    const group = groups.get(kind);
    if (group) group.count++;
    else groups.set(kind, { file, count: 1 });
  }
  return [...groups.values()].reduce<{ file: File; count: number } | null>(
    (most, group) => (most && most.count >= group.count ? most : group),
    null,
  );
}
