/** @file A zip as a list of entries that are inflated one at a time, when they are read. */

import { BlobReader, configure, ZipReader, type FileEntry } from '@zip.js/zip.js';
import type { Refused } from '../../src/core/dataset/placement.ts';

// This is a worker already.
configure({ useWebWorkers: false });

/** The longest file that is read, in bytes: far above any photograph, far below what a zip bomb unpacks to. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;
/** The most that an entry of more than a megabyte may grow by: pictures hardly shrink, bombs shrink a thousandfold. */
const MAX_RATIO = 200;

export interface ZipFile {
  readonly path: string;
  /** @throws Error that ends the sentence "... was skipped: ". */
  read(): Promise<Blob>;
}

export interface OpenZip {
  readonly files: readonly ZipFile[];
  readonly refused: readonly Refused[];
  close(): Promise<void>;
}

/** Opens a zip. @throws Error where it cannot be read as one. */
export async function openZip(file: Blob): Promise<OpenZip> {
  const reader = new ZipReader(new BlobReader(file));
  const entries = await reader.getEntries().catch((cause: unknown) => {
    throw new Error('Expected a zip, got a file that cannot be read as one; make it anew.', { cause });
  });
  const files: ZipFile[] = [];
  const refused: Refused[] = [];
  for (const entry of entries) {
    if (entry.directory) continue;
    const reason = refusal(entry);
    if (reason === null) files.push({ path: entry.filename, read: () => inflate(entry) });
    else refused.push({ path: entry.filename, reason });
  }
  return { files, refused, close: () => reader.close() };
}

function refusal({ encrypted, uncompressedSize, compressedSize }: FileEntry): string | null {
  if (encrypted) return 'it is encrypted';
  if (uncompressedSize > MAX_FILE_BYTES) return `it unpacks to more than ${MAX_FILE_BYTES / 1024 / 1024} MiB`;
  const bomb = uncompressedSize > 1024 * 1024 && uncompressedSize > MAX_RATIO * Math.max(1, compressedSize);
  return bomb ? 'it unpacks to far more than any picture would' : null;
}

/** Inflates an entry and stops as soon as it grows beyond what it declares: a zip bomb declares less than it holds. */
async function inflate(entry: FileEntry): Promise<Blob> {
  const bytes = new Uint8Array(entry.uncompressedSize);
  let length = 0;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      if (length + chunk.length > bytes.length) throw new Error('it is longer than the zip declares');
      bytes.set(chunk, length);
      length += chunk.length;
    },
  });
  await entry.getData(sink, { checkSignature: true }).catch((cause: unknown) => {
    throw new Error('it is damaged inside the zip', { cause });
  });
  return new Blob([bytes.subarray(0, length)]);
}
