import { TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../src/core/bytes/crc32.ts';
import { createZip } from './zipWriter.ts';

/** A zip of one text and one file. */
async function written(text: string) {
  const chunks: Uint8Array[] = [];
  const zip = createZip(new WritableStream({ write: (chunk) => void chunks.push(chunk.slice()) }));
  await zip.addText('text.txt', text);
  await zip.addStored('b.bin', Uint8Array.of(1, 2, 3));
  await zip.close();
  return Buffer.concat(chunks);
}

/** As the library writes it, whose bytes the zips of earlier versions are. */
async function byLibrary(files: readonly File[]) {
  const chunks: Uint8Array[] = [];
  const writer = new ZipWriter(new WritableStream({ write: (chunk: Uint8Array) => void chunks.push(chunk.slice()) }));
  const common = {
    lastModDate: new Date(2000, 0, 1),
    extendedTimestamp: false,
    dataDescriptor: false,
    useWebWorkers: false,
  };
  for (const { path, content } of files) {
    if (typeof content === 'string')
      await writer.add(path, new TextReader(content), { ...common, bufferedWrite: true });
    else {
      const known = { uncompressedSize: content.length, crc32: crc32(content, 0, content.length) };
      const stored = { passThrough: true, compressionMethod: 0, level: 0 } as const;
      await writer.add(path, new Uint8ArrayReader(content), { ...common, ...stored, ...known });
    }
  }
  await writer.close();
  return Buffer.concat(chunks);
}

interface File {
  readonly path: string;
  readonly content: string | Uint8Array;
}

const path = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((text) => !text.endsWith('/'));
const files = fc.uniqueArray(
  fc.record<File>({ path, content: fc.oneof(fc.string(), fc.uint8Array({ maxLength: 300 })) }),
  { selector: (file) => file.path, maxLength: 12 },
);

describe('createZip', () => {
  it('writes the bytes that the library writes', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (all) => {
        const chunks: Uint8Array[] = [];
        const zip = createZip(new WritableStream({ write: (chunk) => void chunks.push(chunk.slice()) }));
        for (const { path, content } of all)
          await (typeof content === 'string' ? zip.addText(path, content) : zip.addStored(path, content));
        await zip.close();
        expect(Buffer.concat(chunks)).toEqual(await byLibrary(all));
      }),
    );
  });

  it('keeps entries whole that are added at a time', async () => {
    const chunks: Uint8Array[] = [];
    const zip = createZip(new WritableStream({ write: (chunk) => void chunks.push(chunk.slice()) }));
    const names = ['1', '2', '3', '4'];
    await Promise.all(names.map((name) => zip.addStored(name, Uint8Array.of(1, 2, Number(name)))));
    await zip.close();
    expect(unzipSync(Buffer.concat(chunks))).toEqual(
      Object.fromEntries(names.map((name) => [name, Uint8Array.of(1, 2, Number(name))])),
    );
  });

  it('refuses a second file of one path, and a path that has no room in its field', async () => {
    const zip = createZip(new WritableStream());
    await zip.addStored('a.png', Uint8Array.of(1));
    await expect(zip.addStored('a.png', Uint8Array.of(2))).rejects.toThrow('got "a.png" again');
    await expect(zip.addStored('a'.repeat(65_536), Uint8Array.of(2))).rejects.toThrow('at most 65535 bytes');
  });

  it.each(['', 'a', 'ä😀'.repeat(400_000)])('writes a text with its size before it', async (text) => {
    const bytes = await written(text);
    const { 'text.txt': found, 'b.bin': stored } = unzipSync(bytes);
    expect(new TextDecoder().decode(found)).toBe(text);
    expect(stored).toEqual(Uint8Array.of(1, 2, 3));
    // General purpose flags, bit 3: sizes follow the data.
    expect(bytes.readUInt16LE(6) & 8).toBe(0);
    expect(bytes.readUInt32LE(22)).toBe(new TextEncoder().encode(text).length);
  });
});
