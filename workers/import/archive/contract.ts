/** @file What any archive gives: its files, what is left out of it, and what a person should know of it. */

import type { LeftOut } from '../../../src/core/dataset/reasons.ts';
import type { Note } from '../../../src/core/dataset/understanding.ts';

/** One file of an archive. */
export interface ArchiveFile {
  /** Decoded, with slashes; its parts have not been checked, see `partsOfPath`. */
  readonly path: string;
  /** As the archive declares it. */
  readonly bytes: number;
  /** @throws Error that ends the sentence "... was skipped: ". */
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
}

export interface OpenArchive {
  readonly kind: 'zip' | 'tar';
  /** In the order of the archive. */
  readonly files: readonly ArchiveFile[];
  /** Folders that are named, without a slash at the end. */
  readonly folders: readonly string[];
  readonly leftOut: readonly LeftOut[];
  /** How names were read where the archive does not say it, and whether its end is there. */
  readonly notes: readonly Note[];
  readonly close: () => Promise<void>;
}

/** The note on names that were guessed; none where nothing was. */
export function encodingNote(encoding: string | null, paths: readonly string[]): readonly Note[] {
  if (encoding === null) return [];
  const names = new Set(paths.flatMap((path) => path.split('/')).filter((part) => /[^\p{ASCII}]/u.test(part)));
  return [{ code: 'encoding', encoding, names: [...names].slice(0, 50) }];
}
