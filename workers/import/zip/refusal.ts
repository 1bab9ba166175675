/** @file Which entries of a zip are not read, and why. */

import type { FileEntry } from '@zip.js/zip.js';
import { MAX_FILE_BYTES, MAX_RATIO } from '../../../src/core/dataset/limits.ts';
import type { Reason } from '../../../src/core/dataset/reasons.ts';

/** Kinds whose pixels are not packed: a mask of one shape shrinks as far as Deflate can go, a thousandfold. */
const UNPACKED = /\.(?:tiff?|bmp|dib)$/iu;
/** Methods of the format by number; 0, 8 and 9 are read. */
const METHODS: ReadonlyMap<number, string> = new Map([
  [1, 'Shrink'],
  [6, 'Implode'],
  [12, 'BZip2'],
  [14, 'LZMA'],
  [93, 'Zstandard'],
  [95, 'XZ'],
  [98, 'PPMd'],
]);
const READ_METHODS = new Set([0, 8, 9]);
/** Bytes of an entry's own header before its name; what follows the name is only known where the entry lies. */
export const LOCAL_HEADER = 30;

/** What an entry says of itself in the directory. */
export type Declared = Pick<
  FileEntry,
  | 'filename'
  | 'encrypted'
  | 'symlink'
  | 'uncompressedSize'
  | 'compressedSize'
  | 'compressionMethod'
  | 'offset'
  | 'rawFilename'
>;

/** Why one entry is refused, or `null`. */
export function refusalOf(entry: Declared): Reason | null {
  const { encrypted, symlink, uncompressedSize, compressedSize, compressionMethod, filename } = entry;
  if (symlink) return { code: 'link' };
  if (encrypted) return { code: 'password' };
  if (!READ_METHODS.has(compressionMethod))
    return { code: 'method', method: METHODS.get(compressionMethod) ?? `method ${compressionMethod}` };
  if (uncompressedSize > MAX_FILE_BYTES) return { code: 'unpacks-too-large', mebibytes: MAX_FILE_BYTES / 1024 / 1024 };
  const large = uncompressedSize > 1024 * 1024 && uncompressedSize > MAX_RATIO * Math.max(1, compressedSize);
  return large && !UNPACKED.test(filename) ? { code: 'bomb' } : null;
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
