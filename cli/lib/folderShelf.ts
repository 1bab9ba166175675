/** @file The shelf on a disk: a folder of packs, which `--judge` and `--prior` take as they lie there, and what of downloads arrived. */

import { appendFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Part, PackShelf } from '../../src/models/shelf/shelf.ts';
import { isSystemError } from './output/systemError.ts';

/** Where packs are kept where nobody says otherwise. */
export const defaultShelf = (): string =>
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'offshoot', 'packs');

const PARTS = '.parts';

/** @param folder made when something is first kept. */
export function folderShelf(folder: string): PackShelf {
  return {
    async keys() {
      const entries = await readdir(folder, { withFileTypes: true }).catch(noneIfMissing);
      return entries.filter((entry) => entry.isDirectory() && entry.name !== PARTS).map(({ name }) => name);
    },
    async read(key, path) {
      try {
        return new Uint8Array(await readFile(join(folder, key, path)));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async write(key, path, bytes) {
      const file = join(folder, key, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
    },
    remove: (key) => rm(join(folder, key), { recursive: true, force: true }),
    async part(name) {
      await mkdir(join(folder, PARTS), { recursive: true });
      return openPart(join(folder, PARTS, name));
    },
    removePart: (name) => rm(join(folder, PARTS, name), { force: true }),
  };
}

async function openPart(file: string): Promise<Part> {
  let length = await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
  return {
    get length() {
      return length;
    },
    async append(bytes) {
      await appendFile(file, bytes);
      length += bytes.length;
    },
    async clear() {
      if (length > 0) await truncate(file);
      length = 0;
    },
    read: async () => new Uint8Array(await readFile(file)),
    close: () => Promise.resolve(),
  };
}

const isMissing = (error: unknown): boolean => isSystemError(error) && error.code === 'ENOENT';

function noneIfMissing(error: unknown): never[] {
  if (isMissing(error)) return [];
  throw error;
}
