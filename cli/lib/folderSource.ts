/** @file A folder or an archive as the files that a pack is made of. */

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceOf as givenOf, type GivenSource } from '../../workers/packs/given.ts';
import { openArchive } from './archive.ts';
import { listPackFiles } from './packFiles.ts';

/** A folder, or an archive, which is read from until it is closed. */
export async function sourceOf(path: string): Promise<GivenSource> {
  if (!(await stat(path)).isFile()) return folderSource(path);
  const archive = await openArchive(path, {});
  return givenOf(archive.files, () => archive.close());
}

/** Every file of a folder but its `pack.json`, which `make` writes. */
export async function folderSource(path: string): Promise<GivenSource> {
  const files = await Promise.all(
    (await listPackFiles(path)).map(async (name) => ({
      path: name,
      bytes: (await stat(join(path, name))).size,
      read: async () => new Uint8Array(await readFile(join(path, name))),
    })),
  );
  return givenOf(files, () => Promise.resolve());
}
