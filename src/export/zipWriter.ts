/** @file A zip that is written as it grows: one entry in memory at a time, images stored and not squeezed again. */

import { configure, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';

// Images are stored, so there is nothing for zip.js's own workers to do.
configure({ useWebWorkers: false });

/** The same content gives the same bytes: entries carry this date and not the time of the run. */
const DATE = new Date(2000, 0, 1);

export interface ZipOutput {
  /** Adds a file that is compressed already. */
  addStored(path: string, bytes: Uint8Array): Promise<void>;
  /** Adds a text, compressed. */
  addText(path: string, text: string): Promise<void>;
  /** Writes the directory; the zip is complete after that. */
  close(): Promise<void>;
}

/**
 * A zip onto a stream.
 *
 * @param sink takes the bytes, in order; it is closed with the zip.
 */
export function createZip(sink: WritableStream<Uint8Array>): ZipOutput {
  // Sizes go into the entries' own headers: some readers refuse stored entries whose sizes only follow the data.
  const common = { lastModDate: DATE, extendedTimestamp: false, dataDescriptor: false, bufferedWrite: true } as const;
  const writer = new ZipWriter(sink);
  return {
    addStored: async (path, bytes) => {
      await writer.add(path, new Uint8ArrayReader(bytes), { ...common, level: 0 });
    },
    addText: async (path, text) => {
      await writer.add(path, new TextReader(text), common);
    },
    close: async () => {
      await writer.close();
    },
  };
}
