import { gzipSync } from 'node:zlib';
import { Uint8ArrayReader } from '@zip.js/zip.js';
import { packTar } from 'modern-tar';
import { describe, expect, it } from 'vitest';
import { rawZip } from '../../../src/testing/zips.ts';
import { openArchive } from './openArchive.ts';
import { EN } from '../../../src/ui/words/en.ts';
import { failureOf } from '../../../src/core/failure.ts';
import { saying } from '../../../src/testing/saying.ts';

const open = (bytes: Uint8Array, name = 'pets') =>
  openArchive(new Uint8ArrayReader(bytes), name, { languages: ['en'] });
const tarOf = (...names: readonly string[]) =>
  packTar(names.map((name) => ({ header: { name, size: 3, type: 'file' as const }, body: 'abc' })));

/** The tar with a name of its own length in other bytes, and the sum of that record put right. */
function renamed(tar: Uint8Array, from: string, to: Uint8Array): Uint8Array {
  const bytes = Buffer.from(tar);
  const at = bytes.indexOf(from);
  const header = at - (at % 512);
  bytes.set(to, at);
  bytes.fill(0x20, header + 148, header + 156);
  const sum = bytes.subarray(header, header + 512).reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, header + 148, 'latin1');
  return new Uint8Array(bytes);
}

describe('openArchive', () => {
  it.each([
    ['a tar', (tar: Uint8Array) => tar],
    ['a tar.gz', (tar: Uint8Array) => new Uint8Array(gzipSync(tar))],
  ])('reads %s by its bytes', async (_, pack) => {
    const long = `cat/${'n'.repeat(120)}.png`;
    const { kind, files, notes } = await open(pack(await tarOf('cat/1.png', long, 'été/ü.png')));
    expect([kind, files.map(({ path }) => path), notes]).toEqual(['tar', ['cat/1.png', long, 'été/ü.png'], []]);
    expect(Buffer.from(await files[1]!.read()).toString()).toBe('abc');
  });

  it('decodes names of a tar over all of them', async () => {
    const tar = renamed(await tarOf('XX/1.png', 'dog/1.png'), 'XX/1.png', Uint8Array.of(0xb9, 0xb7));
    const { files, notes } = await open(tar);
    expect(files.map(({ path }) => path)).toEqual(['狗/1.png', 'dog/1.png']);
    expect(notes).toEqual([{ code: 'encoding', encoding: 'gb18030', names: ['狗'] }]);
  });

  it('says that a tar is cut off wherever it is cut, or that its end is missing', async () => {
    const tar = await tarOf('cat/1.png', 'dog/1.png');
    for (let length = 1; length < 2048; length += 37) {
      const opened = await open(tar.subarray(0, length)).then(
        ({ notes }) => notes,
        (error: unknown) => EN.failureLine(failureOf(error)),
      );
      if (typeof opened === 'string') expect(opened).toMatch(/^Expected a (?:tar that is whole|zip)/u);
      else expect(opened).toEqual([{ code: 'no-end' }]);
    }
    expect((await open(tar.subarray(0, 1024))).notes).toEqual([{ code: 'no-end' }]);
    await expect(saying(open(new Uint8Array(gzipSync(tar)).subarray(0, -12)))).rejects.toThrow(
      /^Expected a tar\.gz that is whole/u,
    );
  });

  it('separates by backslashes only where no name has a slash', async () => {
    const paths = async (...names: readonly string[]) =>
      (await open(rawZip(names.map((name) => ({ name, data: new Uint8Array(1) }))))).files.map(({ path }) => path);
    expect(await paths('cat\\1.png', 'dog\\1.png')).toEqual(['cat/1.png', 'dog/1.png']);
    expect(await paths('cat/1\\2.png', 'dog\\1.png')).toEqual(['cat/1\\2.png', 'dog\\1.png']);
  });

  it.each([
    ['nothing', '', /which is empty/u],
    ['7z', "7z\u00bc\u00af'\u001c\0\u0004", /7-Zip archive/u],
    ['RAR', 'Rar!\u001a\u0007\u0001\0', /RAR archive/u],
    ['bzip2', 'BZh91AY', /packed by bzip2/u],
    ['xz', '\u00fd7zXZ\0', /packed by xz/u],
    ['Zstandard', '\u0028\u00b5\u002f\u00fd', /Zstandard/u],
    ['a web page', '\n <!DOCTYPE html><p>Sign in', /web page/u],
    ['a PDF', '%PDF-1.7', /a PDF/u],
    ['a picture', '\u0089PNG\r\n\u001a\n', /single picture/u],
    ['a zip without its end', 'PK\u0003\u0004 and so on', /cut off/u],
    ['a part of a zip', 'PK\u0007\u0008 and so on', /one part of several/u],
    ['gzip of something else', gzipSync('no tar').toString('latin1'), /a tar inside pets/u],
  ])('names %s', async (_, bytes, sentence) => {
    const given = new Uint8Array(Buffer.from(bytes, 'latin1'));
    await expect(saying(open(given))).rejects.toThrow(/^Expected a .*; .*\.$/u);
    await expect(saying(open(given))).rejects.toThrow(sentence);
  });
});
