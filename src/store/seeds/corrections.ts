/** @file What a person says where the reader's guess is wrong, added to what they said before. */

import type { FolderRole } from '../../core/dataset/folderTree.ts';
import type { ImportHints } from '../../protocol/import.ts';

/** One answer. */
export type Correction =
  /** What folders are, by path or by name. */
  | { readonly kind: 'folders'; readonly folders: readonly (readonly [folder: string, role: FolderRole])[] }
  /** Classes that are another one. */
  | { readonly kind: 'classes'; readonly labels: readonly string[]; readonly are: string }
  /** How names of the archive are written. */
  | { readonly kind: 'encoding'; readonly encoding: string };

/** The hints with one more answer; a later one on the same thing takes the place of an earlier one. */
export function withCorrection(hints: ImportHints, correction: Correction): ImportHints {
  const folders = new Map(hints.corrections?.folders);
  const classes = new Map(hints.corrections?.classes);
  switch (correction.kind) {
    case 'folders':
      for (const [folder, role] of correction.folders) folders.set(folder, role);
      return { ...hints, corrections: { folders, classes } };
    case 'classes':
      for (const label of correction.labels) if (label !== correction.are) classes.set(label, correction.are);
      return { ...hints, corrections: { folders, classes } };
    case 'encoding':
      return { ...hints, encoding: correction.encoding };
    default:
      return correction satisfies never;
  }
}
