/** @file A text as a zip holds it. Loaded with the first text, so that pictures do not wait for it. */

import { configure, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';

// A text is compressed by the platform, beside this thread already.
configure({ useWebWorkers: false });

/** A local header of the library's, without a name and an extra field. */
const HEADER = 30;
const NAME = 'a';

/** What a text became. */
export interface Deflated {
  readonly parts: readonly Uint8Array[];
  /** Bytes of all parts. */
  readonly packed: number;
}

/** Deflates bytes: by the platform's own compressor, or by the library's where it has none. */
export async function deflated(bytes: Uint8Array): Promise<Deflated> {
  const parts: Uint8Array[] = [];
  const writer = new ZipWriter(new WritableStream<Uint8Array>({ write: (part) => void parts.push(part) }));
  // The library's compressor is reached through a zip of its own; what stands before the entry's bytes is dropped.
  await writer.add(NAME, new Uint8ArrayReader(bytes), { bufferedWrite: true, extendedTimestamp: false });
  let before = HEADER + NAME.length;
  const content = parts.flatMap((part) => {
    const skipped = Math.min(before, part.length);
    before -= skipped;
    return skipped < part.length ? [part.subarray(skipped)] : [];
  });
  return { parts: content, packed: content.reduce((sum, { length }) => sum + length, 0) };
}
