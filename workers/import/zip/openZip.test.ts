import { crc32, deflateRawSync } from 'node:zlib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/core/dataset/understand.ts';
import { rawZip, type RawEntry } from '../../../src/testing/zips.ts';
import { openZip } from './openZip.ts';
import { EN } from '../../../src/ui/words/en.ts';
import { failureOf } from '../../../src/core/failure.ts';
import { saying } from '../../../src/testing/saying.ts';

const open = (bytes: Uint8Array) => openZip(new Uint8ArrayReader(bytes));
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** What becomes of every file: its content, or why it was skipped. */
async function outcome(entries: readonly RawEntry[]): Promise<Record<string, string>> {
  const { files, leftOut } = await open(rawZip(entries));
  const read = files.map(async ({ path, read }) => {
    const content = await read().then(
      (bytes) => new TextDecoder().decode(bytes),
      (error: unknown) => `skipped: ${EN.failureLine(failureOf(error))}`,
    );
    return [path, content] as const;
  });
  const skipped = leftOut.map(({ path, why }) => [path, `skipped: ${EN.reason(why)}`] as const);
  return Object.fromEntries([...(await Promise.all(read)), ...skipped]);
}

describe('openZip', () => {
  it('reads stored and deflated entries', async () => {
    const words = 'word '.repeat(100);
    const deflated = deflateRawSync(words);
    expect(
      await outcome([
        { name: 'a.png', data: text('a') },
        { name: 'b.png', data: deflated, method: 8, size: words.length, crc: crc32(words) },
      ]),
    ).toEqual({ 'a.png': 'a', 'b.png': words });
  });

  it('reads stored entries where they lie, behind whatever their own headers hold, and looks nowhere else', async () => {
    const reads: number[] = [];
    class Counted extends Uint8ArrayReader {
      override readUint8Array(at: number, length: number): Promise<Uint8Array> {
        reads.push(length);
        return super.readUint8Array(at, length);
      }
    }
    const content = new Uint8Array(5000).map((_, i) => i);
    const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
    await writer.add('cat/ünï.png', new Uint8ArrayReader(content), {
      level: 0,
      extraField: new Map([[0x6666, new Uint8Array(40)]]),
    });
    await writer.add('cat/2.png', new Uint8ArrayReader(content), { level: 0, zip64: true });
    const { files } = await openZip(new Counted(await writer.close()));
    reads.length = 0;
    for (const { read } of files) expect(await read()).toEqual(content);
    // The header of an entry, and the entry.
    expect(reads).toEqual([30, 5000, 30, 5000]);
  });

  it('refuses links', async () => {
    expect(await outcome([{ name: 'a.png', data: text('/etc/passwd'), mode: 0o120777 }])).toEqual({
      'a.png': 'skipped: it is a link',
    });
  });

  it('refuses entries that share bytes, and reads the others', async () => {
    expect(
      await outcome([
        { name: 'ok.png', data: text('ok') },
        { name: 'a.png', data: text('a'.repeat(100)) },
        { name: 'b.png', data: text('b'), offset: 50 },
        { name: 'c.png', data: text('c'), offset: 50 },
      ]),
    ).toEqual({
      'ok.png': 'ok',
      'a.png': 'skipped: it shares its bytes with another entry of the zip',
      'b.png': 'skipped: it shares its bytes with another entry of the zip',
      'c.png': 'skipped: it shares its bytes with another entry of the zip',
    });
  });

  it.each<[string, Partial<RawEntry>]>([
    ['declares less than it holds', { size: 10 }],
    ['declares more than it holds', { size: 1000 }],
    ['has another checksum', { crc: 1 }],
    ['is packed by an unknown method', { method: 99 }],
    ['is said to be deflated, and is not', { method: 8 }],
    ['reaches beyond the end', { compressedSize: 2 ** 31 }],
    ['lies outside of the zip', { offset: 2 ** 31 }],
  ])('skips an entry that %s', async (_, lie) => {
    const found = await outcome([{ name: 'a.png', data: text('a'.repeat(100)), ...lie }]);
    expect(found['a.png']).toMatch(/^skipped: it is /u);
  });

  it('refuses bombs by what they declare, without unpacking them', async () => {
    const zeros = deflateRawSync(new Uint8Array(4 * 1024 * 1024));
    const found = await outcome([
      { name: '10gb.png', data: zeros, method: 8, size: 2 ** 32 - 2 },
      { name: '4mb.png', data: zeros, method: 8, size: 4 * 1024 * 1024 },
      { name: 'liar.png', data: zeros, method: 8, size: 1000 },
    ]);
    expect(found).toEqual({
      '10gb.png': 'skipped: it unpacks to more than 256 MiB',
      '4mb.png': 'skipped: it unpacks to far more than any picture would',
      'liar.png': expect.stringMatching(/^skipped: it is (?:damaged|longer)/u) as string,
    });
  });

  it('names what leads out of the folder, and reads the rest', async () => {
    const paths = ['../up.png', '/abs.png', 'C:\\x.png', 'cat\\..\\..\\y.png', 'cat/1.png'];
    const { files } = await open(rawZip(paths.map((name) => ({ name, data: text(name) }))));
    const { images, leftOut } = understand(files);
    expect(images.map(({ path }) => path)).toEqual(['cat/1.png']);
    expect(leftOut).toHaveLength(4);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a text', text('no zip at all')],
    ['the beginning of a zip', rawZip([{ name: 'a.png', data: text('a') }]).subarray(0, -30)],
  ])('says that %s is no zip', async (_, bytes) => {
    await expect(saying(open(bytes))).rejects.toThrow(/^Expected a zip/u);
  });
});
