/** @file The content of an entry that is stored as it is: it lies in the archive, and needs none of the library's streams. */

import type { FileEntry, Reader } from '@zip.js/zip.js';
import { crc32 } from '../../../src/core/bytes/crc32.ts';
import { u16le, u32le } from '../../../src/core/image/file/bytes.ts';
import { LOCAL_HEADER } from './refusal.ts';

const SIGNATURE = 0x04034b50;

/**
 * Reads an entry where it lies: an export holds thousands, and is checked in half of the time by it (`docs/speed.md`).
 *
 * @param entry of a readable kind, whose declared size has been found acceptable.
 * @param source the whole archive.
 * @returns `null` where the entry is no such one, or anything about it is not as it should be: `inflate` says what.
 */
export async function readStored(
  { compressionMethod, encrypted, compressedSize, uncompressedSize, offset, crc32: declared }: FileEntry,
  source: Reader<unknown>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (compressionMethod !== 0 || encrypted || compressedSize !== uncompressedSize) return null;
  if (offset + LOCAL_HEADER + compressedSize > source.size) return null;
  const header = await source.readUint8Array(offset, LOCAL_HEADER);
  if (u32le(header, 0) !== SIGNATURE) return null;
  const start = offset + LOCAL_HEADER + u16le(header, 26) + u16le(header, 28);
  const bytes = await source.readUint8Array(start, uncompressedSize);
  if (bytes.length !== uncompressedSize || crc32(bytes, 0, bytes.length) !== declared) return null;
  return bytes as Uint8Array<ArrayBuffer>;
}
