/** @file A zip that is written as it grows: one entry in memory at a time, images stored and not squeezed again. */

import { configure, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { crc32 } from '../core/bytes/crc32.ts';
import { bytesOf } from '../core/bytes/utf8.ts';

// Images are stored, so there is nothing for zip.js's own workers to do.
configure({ useWebWorkers: false });

/** The same content gives the same bytes: entries carry this date and not the time of the run. */
const DATE = new Date(2000, 0, 1);

/** Method 0 of the format, and bytes that zip.js takes as they are. */
const STORED = { passThrough: true, compressionMethod: 0, level: 0 } as const;

export interface ZipOutput {
  /** Adds a file that is compressed already. */
  addStored(path: string, bytes: Uint8Array): Promise<void>;
  /** Adds a text, compressed. */
  addText(path: string, text: string): Promise<void>;
  /** Writes the directory; the zip is complete after that. */
  close(): Promise<void>;
}

/** Bytes that are compressed in some milliseconds. */
const PIECE = 256 * 1024;

/** Bytes as a stream whose reader looks for events between two pieces: browsers compress on the page's own thread. */
function inPieces(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (at > 0) await new Promise((resolve) => setTimeout(resolve));
      controller.enqueue(bytes.subarray(at, (at += PIECE)));
      if (at >= bytes.length) controller.close();
    },
  });
}

/**
 * A zip onto a stream.
 *
 * @param sink takes the bytes, in order; it is closed with the zip.
 */
export function createZip(sink: WritableStream<Uint8Array>): ZipOutput {
  // Sizes go into the entries' own headers: some readers refuse stored entries whose sizes only follow the data.
  const common = { lastModDate: DATE, extendedTimestamp: false, dataDescriptor: false } as const;
  const writer = new ZipWriter(sink);
  return {
    addStored: async (path, bytes) => {
      // With its checksum an entry's header is complete before its bytes are: they go to the sink as they are, and through no buffer.
      const known = { uncompressedSize: bytes.length, crc32: crc32(bytes, 0, bytes.length) };
      await writer.add(path, new Uint8ArrayReader(bytes), { ...common, ...STORED, ...known });
    },
    addText: async (path, text) => {
      const bytes = bytesOf(text);
      await writer.add(path, { readable: inPieces(bytes), size: bytes.length }, { ...common, bufferedWrite: true });
    },
    close: async () => {
      await writer.close();
    },
  };
}
