import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { packTar } from 'modern-tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDataset } from './dataset.ts';
import { saying } from '../../src/testing/saying.ts';
import { EN } from '../../src/ui/words/en.ts';

const FILES = {
  'train/cat/1.jpg': 'one',
  'train/été/ü 2.png': 'two',
  'test/cat/3.webp': 'three',
  'notes.txt': 'notes',
};
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dataset-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function zipOf(name: string, files: Readonly<Record<string, string>>, password?: string): Promise<string> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), password === undefined ? {} : { password });
  for (const [path, content] of Object.entries(files)) await writer.add(path, new TextReader(content));
  const path = join(folder, name);
  await writeFile(path, await writer.close());
  return path;
}

async function folderOf(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const root = join(folder, name);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

async function tarOf(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const entries = Object.entries(files).map(([path, body]) => ({
    header: { name: path, size: Buffer.byteLength(body), type: 'file' as const },
    body,
  }));
  const path = join(folder, name);
  await writeFile(path, await packTar(entries));
  return path;
}

describe('openDataset', () => {
  it.each([
    ['folder', () => folderOf('set', FILES)],
    ['zip', () => zipOf('set.zip', FILES)],
    ['tar', () => tarOf('set.tar', FILES)],
  ] as const)('reads splits, classes and bytes from a %s', async (kind, make) => {
    const dataset = await openDataset(await make());
    expect(dataset).toMatchObject({ source: kind, layout: 'splits', refused: [{ path: 'notes.txt' }] });
    const images = await Promise.all(
      dataset.images.map(async (image) => [
        image.path,
        image.split,
        image.label,
        image.bytes,
        Buffer.from(await image.read()).toString(),
      ]),
    );
    expect(images).toEqual([
      ['test/cat/3.webp', 'test', 'cat', 5, 'three'],
      ['train/cat/1.jpg', 'train', 'cat', 3, 'one'],
      ['train/été/ü 2.png', 'train', 'été', 3, 'two'],
    ]);
    await dataset.close();
  });

  it('refuses paths that would leave the folder, and reads the rest', async () => {
    const dataset = await openDataset(
      await tarOf('evil.tar', { '../evil.jpg': 'x', '/abs.jpg': 'x', 'cat/1.jpg': 'y' }),
    );
    expect(dataset.images.map((image) => image.path)).toEqual(['cat/1.jpg']);
    expect(dataset.refused.map(({ path, why }) => [path, EN.reason(why)])).toEqual([
      ['../evil.jpg', 'its path leaves the data set'],
      ['/abs.jpg', 'its path is absolute'],
    ]);
    await dataset.close();
  });

  it('refuses links', async () => {
    const root = await folderOf('linked', { 'cat/1.jpg': 'x' });
    await symlink('/etc', join(root, 'cat', 'etc'));
    await symlink(join(root, 'cat', '1.jpg'), join(root, 'cat', '2.jpg'));
    const { images, refused } = await openDataset(root);
    expect(images.map((image) => image.path)).toEqual(['cat/1.jpg']);
    expect(refused.map(({ path, why }) => [path, EN.reason(why)]).sort()).toEqual([
      ['cat/2.jpg', 'it is a link'],
      ['cat/etc', 'it is a link'],
    ]);
  });

  it('refuses encrypted entries', async () => {
    const dataset = await openDataset(await zipOf('secret.zip', { 'cat/1.jpg': 'x' }, 'password'));
    expect([dataset.images, dataset.refused]).toEqual([[], [{ path: 'cat/1.jpg', why: { code: 'password' } }]]);
    await dataset.close();
  });

  it('stops at an entry that holds more than it declares', async () => {
    const writer = new ZipWriter(new Uint8ArrayWriter());
    await writer.add('cat/1.jpg', new TextReader('a'.repeat(100_000)));
    const bytes = Buffer.from(await writer.close());
    // The declared size stands in the central directory, 24 bytes after its signature.
    bytes.writeUInt32LE(1_000, bytes.indexOf('PK\u0001\u0002', 0, 'latin1') + 24);
    const path = join(folder, 'bomb.zip');
    await writeFile(path, bytes);
    const dataset = await openDataset(path);
    await expect(saying(dataset.images[0]!.read())).rejects.toThrow('it is damaged inside the zip');
    await dataset.close();
  });

  it.each([
    ['missing.zip', /^Expected a folder, a zip or a tar at .*missing\.zip, got nothing there/],
    ['text.zip', /^Expected a zip, got .*text\.zip, which cannot be read as one/],
    ['text.rar', /^Expected a zip, a tar or a tar\.gz, got .*text\.rar/],
  ])('says what is wrong with %s', async (name, message) => {
    if (!name.startsWith('missing')) await writeFile(join(folder, name), 'not an archive');
    await expect(saying(openDataset(join(folder, name)))).rejects.toThrow(message);
  });
});
