/** @file A folder as the files that a pack is made of. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSource } from '../../src/models/make/files.ts';
import { listPackFiles } from './packFiles.ts';

/** Every file of a folder but its `pack.json`. */
export async function folderSource(folder: string): Promise<FileSource> {
  return {
    paths: await listPackFiles(folder),
    read: async (path) => new Uint8Array(await readFile(join(folder, path))),
  };
}
