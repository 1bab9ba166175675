/** @file The content of one entry, never more than it declares. */

import type { FileEntry } from '@zip.js/zip.js';
import { sayReason } from '../../../src/core/dataset/reasons.ts';

/**
 * Inflates an entry, and stops as soon as it grows beyond what it declares: a zip bomb declares less than it holds.
 *
 * @param entry whose declared size has been found acceptable: so much memory is taken.
 * @throws Error that ends the sentence "... was skipped: ".
 */
export async function inflate(entry: FileEntry): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(entry.uncompressedSize);
  let length = 0;
  let tooLong = false;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      tooLong ||= length + chunk.length > bytes.length;
      if (tooLong) throw new Error(TOO_LONG);
      bytes.set(chunk, length);
      length += chunk.length;
    },
  });
  await entry.getData(sink, { checkCrc32: true }).catch((cause: unknown) => {
    throw new Error(tooLong ? TOO_LONG : sayReason({ code: 'damaged-in-archive' }), { cause });
  });
  if (length < bytes.length) throw new Error(sayReason({ code: 'shorter-than-declared' }));
  return bytes;
}

const TOO_LONG = sayReason({ code: 'longer-than-declared' });
