/** @file The content of one entry, never more than it declares. */

import type { FileEntry } from '@zip.js/zip.js';
import type { Reason } from '../../../src/core/dataset/reasons.ts';
import { fileError } from '../../../src/core/failure.ts';

/**
 * Inflates an entry, and stops as soon as it grows beyond what it declares: a zip bomb declares less than it holds.
 *
 * @param entry whose declared size has been found acceptable: so much memory is taken.
 * @throws FailureError with the reason.
 */
export async function inflate(entry: FileEntry): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(entry.uncompressedSize);
  let length = 0;
  let tooLong = false;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      tooLong ||= length + chunk.length > bytes.length;
      if (tooLong) throw fileError(TOO_LONG);
      bytes.set(chunk, length);
      length += chunk.length;
    },
  });
  await entry.getData(sink, { checkCrc32: true }).catch((cause: unknown) => {
    throw fileError(tooLong ? TOO_LONG : { code: 'damaged-in-archive' }, { cause });
  });
  if (length < bytes.length) throw fileError({ code: 'shorter-than-declared' });
  return bytes;
}

const TOO_LONG: Reason = { code: 'longer-than-declared' };
