import { lstat, open, readdir, readFile } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import type { LeftOut, Reason } from '../../src/core/dataset/reasons.ts';
import { fileError } from '../../src/core/failure.ts';
import { MAX_FILE_BYTES } from '../../src/core/dataset/limits.ts';
import { sentenceOf } from './output/systemError.ts';
import type { Source, SourceFile } from './source.ts';

/** Calls to the system that may fail; a test brings ones that do. */
export interface FolderSystem {
  list(folder: string): Promise<readonly Dirent<Buffer>[]>;
  /** Bytes of a file, not of what a link leads to. */
  sizeOf(file: string): Promise<number>;
  read(file: string): Promise<Uint8Array>;
  /** The beginning of a file, at most so many bytes. */
  head(file: string, most: number): Promise<Uint8Array>;
}

/**
 * Lists a folder with everything below it. Links are left out: they may lead out of it, or in circles. Whatever cannot be listed or
 * looked at is left out with its reason, and stops nothing.
 *
 * @param system default: this machine's.
 * @throws Error where the folder itself cannot be listed.
 */
export async function openFolder(root: string, system: FolderSystem = SYSTEM): Promise<Source> {
  const files: SourceFile[] = [];
  const folders: string[] = [];
  const leftOut: LeftOut[] = [];
  const leave = (path: string, why: Reason) => leftOut.push({ path, why });
  const waiting = [''];
  for (;;) {
    const folder = waiting.pop();
    if (folder === undefined) break;
    let entries: readonly Dirent<Buffer>[];
    try {
      entries = await system.list(join(root, folder));
    } catch (cause) {
      if (folder === '') throw new Error(sentenceOf(cause, `read the folder ${root}`), { cause });
      leave(folder, { code: 'folder-not-listed' });
      continue;
    }
    for (const entry of entries) {
      const name = utf8(entry.name);
      const path = [folder, name ?? entry.name.toString('latin1')].filter(Boolean).join('/');
      if (name === null) leave(path, { code: 'name-not-utf8' });
      else if (entry.isDirectory()) {
        folders.push(path);
        waiting.push(path);
      } else if (!entry.isFile()) leave(path, { code: entry.isSymbolicLink() ? 'link' : 'not-regular' });
      else {
        const file = await fileAt(root, path, system).catch(() => null);
        if (file) files.push(file);
        else leave(path, { code: 'cannot-open' });
      }
    }
  }
  return { kind: 'folder', files, folders, leftOut, notes: [], close: () => Promise.resolve() };
}

async function fileAt(root: string, path: string, system: FolderSystem): Promise<SourceFile> {
  const full = join(root, path);
  const size = await system.sizeOf(full);
  return {
    path,
    bytes: size,
    read: async () => {
      if (size > MAX_FILE_BYTES) throw fileError({ code: 'too-large', mebibytes: MAX_FILE_BYTES / 1024 / 1024 });
      try {
        return new Uint8Array(await system.read(full));
      } catch (cause) {
        throw fileError({ code: 'cannot-open' }, { cause });
      }
    },
    head: (most) => system.head(full, most),
  };
}

export const SYSTEM: FolderSystem = {
  list: (folder) => readdir(folder, { withFileTypes: true, encoding: 'buffer' }),
  sizeOf: async (file) => (await lstat(file)).size,
  read: (file) => readFile(file),
  async head(file, most) {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(most), 0, most, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  },
};

/** A name, or `null` for bytes that are no UTF-8: no path that is made of it would find the file again. */
function utf8(bytes: Buffer): string | null {
  const name = bytes.toString('utf8');
  return Buffer.from(name, 'utf8').equals(bytes) ? name : null;
}
