/**
 * @file A zip that is written as it grows: one entry in memory at a time, images stored and not squeezed again. A stored entry is a header
 * and its bytes, so it needs none of the streams of a library, which cost more than reading the picture and writing it (`docs/speed.md`).
 */

import { crc32 } from '../../src/core/bytes/crc32.ts';
import { bytesOf } from '../../src/core/bytes/utf8.ts';
import { joined } from '../../src/core/image/file/bytes.ts';
import type { ZipOutput } from '../../src/protocol/zip.ts';
import { directoryLine, endOfDirectory, localHeader, type Entry } from './records.ts';

/** Lines of the directory that are written at a time. */
const LINES = 1000;

/**
 * A zip onto a stream.
 *
 * @param sink takes the bytes, in order; it is closed with the zip.
 */
export function createZip(sink: WritableStream<Uint8Array>): ZipOutput {
  const writer = sink.getWriter();
  const entries: Entry[] = [];
  const paths = new Set<string>();
  let offset = 0;

  /** What is written in one turn stays together, whatever else is added meanwhile. */
  const write = async (parts: readonly Uint8Array[]): Promise<void> => {
    for (const { length } of parts) offset += length;
    await Promise.all(parts.map((part) => writer.write(part)));
  };
  const add = (
    path: string,
    facts: Pick<Entry, 'method' | 'crc32' | 'packed' | 'size'>,
    parts: readonly Uint8Array[],
  ): Promise<void> => {
    if (paths.has(path)) throw new Error(`Expected a path that the zip has not yet, got "${path}" again.`);
    paths.add(path);
    const entry = { name: bytesOf(path), ...facts, offset };
    const header = localHeader(entry);
    entries.push(entry);
    return write([header, ...parts]);
  };

  return {
    addStored: async (path, bytes) => {
      const { length } = bytes;
      await add(path, { method: 'stored', crc32: crc32(bytes, 0, length), packed: length, size: length }, [bytes]);
    },
    addText: async (path, text) => {
      const bytes = bytesOf(text);
      const { deflated } = await import('./deflated.ts');
      const { parts, packed } = await deflated(bytes);
      const sum = crc32(bytes, 0, bytes.length);
      await add(path, { method: 'deflated', crc32: sum, packed, size: bytes.length }, parts);
    },
    close: async () => {
      const start = offset;
      for (let at = 0; at < entries.length; at += LINES) {
        const lines = entries.slice(at, at + LINES).map(directoryLine);
        await write([joined(lines)]);
      }
      await write([endOfDirectory(entries.length, start, offset - start)]);
      await writer.close();
    },
  };
}
