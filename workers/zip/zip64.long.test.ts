/** @file The limits of the old format, crossed: more than 65,535 files, and more than 4 GiB. */

import { createHash, type Hash } from 'node:crypto';
import { Reader, Uint8ArrayReader, ZipReader, ZipWriter, type FileEntry } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../src/core/bytes/crc32.ts';
import { createZip } from './zipWriter.ts';

/** Bytes that are mostly zeros, kept without them: a disk of any size. */
class SparseDisk extends Reader<null> {
  private readonly parts: { readonly at: number; readonly bytes: Uint8Array | null; readonly length: number }[] = [];

  constructor() {
    super(null);
    this.size = 0;
  }

  readonly sink = new WritableStream<Uint8Array>({
    write: (chunk) => {
      const zeros = chunk.length > 1024 && chunk.every((byte) => byte === 0);
      this.parts.push({ at: this.size, bytes: zeros ? null : chunk.slice(), length: chunk.length });
      this.size += chunk.length;
    },
  });

  override readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const out = new Uint8Array(Math.min(length, this.size - index));
    for (let i = this.partAt(index); i < this.parts.length && this.parts[i]!.at < index + out.length; i++) {
      const { at, bytes } = this.parts[i]!;
      if (!bytes) continue;
      const from = Math.max(0, index - at);
      out.set(bytes.subarray(from, index + out.length - at), at + from - index);
    }
    return Promise.resolve(out);
  }

  /** The part that holds a byte. */
  private partAt(index: number): number {
    let [low, high] = [0, this.parts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.parts[middle]!.at <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

async function contentOf(entry: FileEntry): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  await entry.getData(new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk) }), {
    checkCrc32: true,
  });
  return Buffer.concat(chunks);
}

describe('zip64', { timeout: 900_000 }, () => {
  it('holds more than 65,535 files', async () => {
    const disk = new SparseDisk();
    const zip = createZip(disk.sink);
    const count = 70_000;
    for (let i = 0; i < count; i++) await zip.addStored(`cat/${i}.png`, Uint8Array.of(i & 255, i >> 8));
    await zip.close();
    const entries = await new ZipReader(disk).getEntries();
    expect(entries).toHaveLength(count);
    for (const i of [0, 65_534, 65_535, 65_536, count - 1]) {
      const entry = entries[i] as FileEntry;
      expect([entry.filename, ...(await contentOf(entry))]).toEqual([`cat/${i}.png`, i & 255, (i >> 8) & 255]);
    }
  });

  it('writes the end that the library writes', async () => {
    const [ours, theirs] = [createHash('sha256'), createHash('sha256')];
    const into = (hash: Hash) => new WritableStream<Uint8Array>({ write: (chunk) => void hash.update(chunk) });
    const zip = createZip(into(ours));
    const library = new ZipWriter(into(theirs));
    const common = { lastModDate: new Date(2000, 0, 1), extendedTimestamp: false, dataDescriptor: false } as const;
    const stored = { passThrough: true, compressionMethod: 0, level: 0, useWebWorkers: false } as const;
    const add = async (path: string, bytes: Uint8Array) => {
      await zip.addStored(path, bytes);
      const known = { uncompressedSize: bytes.length, crc32: crc32(bytes, 0, bytes.length) };
      await library.add(path, new Uint8ArrayReader(bytes), { ...common, ...stored, ...known });
    };
    // More than 4 GiB, and more files than the old format counts.
    const zeros = new Uint8Array(256 * 1024 * 1024);
    for (let i = 0; i < 17; i++) await add(`${i}.bin`, zeros);
    for (let i = 0; i < 65_535; i++) await add(`cat/${i}.png`, Uint8Array.of(i & 255, i >> 8));
    await zip.close();
    await library.close();
    expect(ours.digest('hex')).toBe(theirs.digest('hex'));
  });

  it('holds more than 4 GiB', async () => {
    const disk = new SparseDisk();
    const zip = createZip(disk.sink);
    const zeros = new Uint8Array(256 * 1024 * 1024);
    for (let i = 0; i < 17; i++) await zip.addStored(`cat/${i}.bin`, zeros);
    await zip.addText('last.txt', 'beyond four gibibytes');
    await zip.close();
    expect(disk.size).toBeGreaterThan(2 ** 32);
    const entries = (await new ZipReader(disk).getEntries()) as FileEntry[];
    expect(entries).toHaveLength(18);
    const last = entries.at(-1)!;
    expect(last.offset).toBeGreaterThan(2 ** 32);
    expect(Buffer.from(await contentOf(last)).toString()).toBe('beyond four gibibytes');
    expect(entries[16]!.uncompressedSize).toBe(zeros.length);
  });
});
