/** @file A zip as a list of entries that are inflated one at a time, when they are read. Any zip: it may have been made to do harm. */

import { configure, ZipReader, type FileEntry, type Reader } from '@zip.js/zip.js';
import { MAX_ENTRIES } from '../../../src/core/dataset/limits.ts';
import type { Refused } from '../../../src/core/dataset/placement.ts';
import { inflate } from './inflate.ts';
import { overlapping, refusalOf } from './refusal.ts';

// This is a worker already; and in Node, zip.js's own workers would keep the process alive.
configure({ useWebWorkers: false });

export interface ZipFile {
  readonly path: string;
  /** As the zip declares it. */
  readonly bytes: number;
  /** @throws Error that ends the sentence "... was skipped: ". */
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
}

export interface OpenZip {
  /** In the order of the zip's directory; their paths have not been checked, see `splitPath`. */
  readonly files: readonly ZipFile[];
  /** Folders that are named, without a slash at the end. */
  readonly folders: readonly string[];
  readonly refused: readonly Refused[];
  readonly close: () => Promise<void>;
}

/**
 * Opens a zip.
 *
 * @param source gives parts of it, so that it never has to fit into memory.
 * @throws Error where it cannot be read as a zip, or has more than 250,000 entries.
 */
export async function openZip(source: Reader<unknown>): Promise<OpenZip> {
  // Names that leave the folder are refused one by one (see `splitPath`): they do not spoil the archive around them.
  const reader = new ZipReader(source, { filenameValidation: 'tolerant' });
  const { entries, folders } = await listEntries(reader);
  const shared = overlapping(entries);
  const files: ZipFile[] = [];
  const refused: Refused[] = [];
  for (const entry of entries) {
    const reason = shared.has(entry) ? 'it shares its bytes with another entry of the zip' : refusalOf(entry);
    if (reason !== null) refused.push({ path: entry.filename, reason });
    else files.push({ path: entry.filename, bytes: entry.uncompressedSize, read: () => inflate(entry) });
  }
  return { files, folders, refused, close: () => reader.close() };
}

async function listEntries(reader: ZipReader<unknown>): Promise<{ entries: FileEntry[]; folders: string[] }> {
  const entries: FileEntry[] = [];
  const folders: string[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory) folders.push(entry.filename.replace(/\/+$/u, ''));
      else entries.push(entry);
      if (entries.length + folders.length > MAX_ENTRIES) break;
    }
  } catch (cause) {
    throw new Error('Expected a zip, got a file that cannot be read as one; make it anew.', { cause });
  }
  if (entries.length + folders.length > MAX_ENTRIES) {
    throw new Error(`Expected a zip of at most ${MAX_ENTRIES} entries, got more; split it.`);
  }
  return { entries, folders };
}
