import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonOf } from '../../src/core/failure.ts';
import { openDataset } from './dataset.ts';
import { openFolder, SYSTEM, type FolderSystem } from './folder.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'folder-'));
  for (const path of ['cat/1.jpg', 'cat/2.jpg', 'dog/1.jpg', 'locked/deep/1.jpg', 'no suffix/a', 'table.csv']) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), 'x');
  }
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** A system that refuses what is named, as one does for whoever has no permission (root has all of them). */
function refusing(call: keyof FolderSystem, name: string, code = 'EACCES'): FolderSystem {
  const refuse = (path: string): Promise<void> =>
    path.endsWith(name)
      ? Promise.reject(Object.assign(new Error(`${code}: permission denied`), { code, syscall: 'open' }))
      : Promise.resolve();
  return {
    list: (path) => (call === 'list' ? refuse(path) : Promise.resolve()).then(() => SYSTEM.list(path)),
    sizeOf: (path) => (call === 'sizeOf' ? refuse(path) : Promise.resolve()).then(() => SYSTEM.sizeOf(path)),
    read: (path) => (call === 'read' ? refuse(path) : Promise.resolve()).then(() => SYSTEM.read(path)),
    head: (path, most) => (call === 'head' ? refuse(path) : Promise.resolve()).then(() => SYSTEM.head(path, most)),
  };
}

const listed = async (system: FolderSystem) => {
  const { files, leftOut } = await openFolder(root, system);
  return { paths: files.map(({ path }) => path).sort(), left: leftOut };
};

describe('a folder of which something cannot be read', () => {
  it('leaves out a folder that may not be listed, says so, and lists the others', async () => {
    const { paths, left } = await listed(refusing('list', '/locked'));
    expect(paths).toEqual(['cat/1.jpg', 'cat/2.jpg', 'dog/1.jpg', 'no suffix/a', 'table.csv']);
    expect(left).toEqual([{ path: 'locked', why: { code: 'folder-not-listed' } }]);
  });

  it.each(['EACCES', 'ENOENT', 'EIO'])('leaves out a file that may not be looked at (%s)', async (code) => {
    const { paths, left } = await listed(refusing('sizeOf', 'cat/2.jpg', code));
    expect(paths).not.toContain('cat/2.jpg');
    expect(left).toEqual([{ path: 'cat/2.jpg', why: { code: 'cannot-open' } }]);
  });

  it('lists a file that may not be read, whose reading says so', async () => {
    const { files } = await openFolder(root, refusing('read', 'dog/1.jpg'));
    const read = await Promise.allSettled(files.map((file) => file.read()));
    const failed = read.flatMap((result, i) =>
      result.status === 'rejected' ? [[files[i]!.path, reasonOf(result.reason)]] : [],
    );
    expect(failed).toEqual([['dog/1.jpg', { code: 'cannot-open' }]]);
  });

  it('is none where it may not be listed itself', async () => {
    await expect(openFolder(root, refusing('list', root))).rejects.toThrow(
      /^Expected to read the folder .*, got no permission \(EACCES\); .*\.$/u,
    );
  });

  it.each([
    ['list', '/locked'],
    ['sizeOf', 'cat/2.jpg'],
    ['head', 'no suffix/a'],
    ['read', 'table.csv'],
  ] as const)('is understood all the same, and no file is lost without a reason (%s %s)', async (call, name) => {
    const { images, refused } = await openDataset(root, {}, refusing(call, name));
    const counted = [...images.map(({ from }) => from), ...refused.map(({ path }) => path)].sort();
    expect(counted).toEqual(
      [
        'cat/1.jpg',
        'cat/2.jpg',
        'dog/1.jpg',
        'no suffix/a',
        'table.csv',
        call === 'list' ? 'locked' : 'locked/deep/1.jpg',
      ].sort(),
    );
    expect(images.map(({ label }) => label)).toEqual(expect.arrayContaining(['cat', 'dog']));
  });
});
