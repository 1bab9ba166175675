/** @file What a person says where the reader's guess is wrong: stored with the project, and heeded whenever its source is read. */

import type { FolderRole } from '../../core/dataset/folderTree.ts';
import type { ImportHints } from '../../protocol/import.ts';

/** Everything that a person has said of a source: plain data. */
export interface Said {
  /** How names of the archive are written; `null` where that is guessed. */
  readonly encoding: string | null;
  /** What folders are, by path or by name. */
  readonly folders: readonly (readonly [folder: string, role: FolderRole])[];
  /** Classes that are another one. */
  readonly classes: readonly (readonly [label: string, is: string])[];
}

export const NOTHING_SAID: Said = { encoding: null, folders: [], classes: [] };

/** One answer. */
export type Correction =
  | { readonly kind: 'folders'; readonly folders: Said['folders'] }
  /** Classes that are one. */
  | { readonly kind: 'classes'; readonly labels: readonly string[]; readonly are: string }
  | { readonly kind: 'encoding'; readonly encoding: string }
  /** Everything that was said is taken back. */
  | { readonly kind: 'forget' };

/** What was said, with one more answer; a later one on the same thing takes the place of an earlier one. */
export function withCorrection(said: Said, correction: Correction): Said {
  switch (correction.kind) {
    case 'folders':
      return { ...said, folders: [...new Map([...said.folders, ...correction.folders])] };
    case 'classes': {
      const { labels, are } = correction;
      const more = labels.flatMap((label) => (label === are ? [] : [[label, are] as const]));
      return { ...said, classes: [...new Map([...said.classes, ...more])] };
    }
    case 'encoding':
      return { ...said, encoding: correction.encoding };
    case 'forget':
      return NOTHING_SAID;
    default:
      return correction satisfies never;
  }
}

export const saysAnything = ({ encoding, folders, classes }: Said): boolean =>
  encoding !== null || folders.length + classes.length > 0;

/**
 * What the reader is told.
 *
 * @param said of the source.
 */
export const hintsOf = ({ encoding, folders, classes }: Said): ImportHints => ({
  ...(encoding !== null && { encoding }),
  ...(folders.length + classes.length > 0 && {
    corrections: { folders: new Map(folders), classes: new Map(classes) },
  }),
});
