/** @file A zip that is written as it grows: one entry in memory at a time, images stored and not squeezed again. */

import { configure, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { crc32 } from '../../src/core/bytes/crc32.ts';
import { bytesOf } from '../../src/core/bytes/utf8.ts';
import type { ZipOutput } from '../../src/protocol/zip.ts';

// Images are stored, so there is nothing for zip.js's own workers to do.
configure({ useWebWorkers: false });

/** The same content gives the same bytes: entries carry this date and not the time of the run. */
const DATE = new Date(2000, 0, 1);

/** Method 0 of the format, and bytes that zip.js takes as they are. */
const STORED = { passThrough: true, compressionMethod: 0, level: 0 } as const;

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
      await writer.add(path, new Uint8ArrayReader(bytesOf(text)), { ...common, bufferedWrite: true });
    },
    close: async () => {
      await writer.close();
    },
  };
}
