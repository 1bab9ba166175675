/** @file Which entries of a zip are not read, and why: each reason ends the sentence "... was skipped: ". */

import type { FileEntry } from '@zip.js/zip.js';
import { MAX_FILE_BYTES, MAX_RATIO } from '../../../src/core/dataset/limits.ts';

/** Bytes of an entry's own header before its name; what follows the name is only known where the entry lies. */
const LOCAL_HEADER = 30;

/** What an entry says of itself in the directory. */
export type Declared = Pick<
  FileEntry,
  'filename' | 'encrypted' | 'symlink' | 'uncompressedSize' | 'compressedSize' | 'offset' | 'rawFilename'
>;

/** Why one entry is refused, or `null`. */
export function refusalOf({ encrypted, symlink, uncompressedSize, compressedSize }: Declared): string | null {
  if (symlink) return 'it is a link';
  if (encrypted) return 'it is encrypted';
  if (uncompressedSize > MAX_FILE_BYTES) return `it unpacks to more than ${MAX_FILE_BYTES / 1024 / 1024} MiB`;
  const bomb = uncompressedSize > 1024 * 1024 && uncompressedSize > MAX_RATIO * Math.max(1, compressedSize);
  return bomb ? 'it unpacks to far more than any picture would' : null;
}

/**
 * Entries that lie in each other's bytes: no tool writes such a zip, but a small one of them can unpack to terabytes.
 *
 * @returns every entry that shares a byte with another.
 */
export function overlapping(entries: readonly Declared[]): ReadonlySet<Declared> {
  const found = new Set<Declared>();
  let furthest: { readonly entry: Declared; readonly end: number } | null = null;
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    const end = entry.offset + LOCAL_HEADER + entry.rawFilename.length + entry.compressedSize;
    if (furthest && entry.offset < furthest.end) found.add(entry).add(furthest.entry);
    if (!furthest || end > furthest.end) furthest = { entry, end };
  }
  return found;
}
