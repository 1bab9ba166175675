/**
 * @file The shelf in a browser: the origin's private file system, written from a worker, where every browser can. It outlives the page
 * and works offline.
 */

import { FailureError } from '../../src/core/failure.ts';
import type { Part, PackShelf } from '../../src/models/shelf/shelf.ts';

const FOLDER = 'packs';
const PARTS = 'parts';

export function opfsShelf(): PackShelf {
  const folder = async (name: string): Promise<FileSystemDirectoryHandle> => {
    try {
      const root = await navigator.storage.getDirectory();
      return await root.getDirectoryHandle(name, { create: true });
    } catch (cause) {
      throw new FailureError({ code: 'packs-not-kept' }, { cause });
    }
  };
  const shelf = () => folder(FOLDER);
  return {
    async keys() {
      const names: string[] = [];
      for await (const [name, { kind }] of (await shelf()).entries()) if (kind === 'directory') names.push(name);
      return names;
    },
    async read(key, path) {
      try {
        const file = await (await fileIn(await shelf(), `${key}/${path}`, false)).getFile();
        return new Uint8Array(await file.arrayBuffer());
      } catch (error) {
        if (isNotFound(error)) return null;
        throw failed(error);
      }
    },
    async write(key, path, bytes) {
      try {
        const access = await (await fileIn(await shelf(), `${key}/${path}`, true)).createSyncAccessHandle();
        try {
          access.truncate(0);
          writeAll(access, bytes, 0);
          access.flush();
        } finally {
          access.close();
        }
      } catch (error) {
        throw failed(error, bytes.length);
      }
    },
    remove: async (key) => removeEntry(await shelf(), key),
    part: async (name) => openPart(await fileIn(await folder(PARTS), name, true)),
    removePart: async (name) => removeEntry(await folder(PARTS), name),
  };
}

async function openPart(handle: FileSystemFileHandle): Promise<Part> {
  const access = await handle.createSyncAccessHandle().catch((error: unknown) => {
    throw failed(error);
  });
  let length = access.getSize();
  return {
    get length() {
      return length;
    },
    // Asynchronous by its contract: a failure must reject.
    // oxlint-disable-next-line typescript/require-await
    async append(bytes) {
      try {
        writeAll(access, bytes, length);
        length += bytes.length;
      } catch (error) {
        // Half of what was to be added may be there.
        access.truncate(length);
        throw failed(error, bytes.length);
      }
    },
    clear() {
      access.truncate(0);
      length = 0;
      return Promise.resolve();
    },
    read() {
      const bytes = new Uint8Array(length);
      access.read(bytes, { at: 0 });
      return Promise.resolve(bytes);
    },
    close() {
      access.flush();
      access.close();
      return Promise.resolve();
    },
  };
}

function writeAll(access: FileSystemSyncAccessHandle, bytes: Uint8Array, at: number): void {
  const written = access.write(bytes, { at });
  if (written < bytes.length) throw new DOMException('The browser keeps no more.', 'QuotaExceededError');
}

async function fileIn(folder: FileSystemDirectoryHandle, path: string, create: boolean): Promise<FileSystemFileHandle> {
  const names = path.split('/');
  let at = folder;
  for (const name of names.slice(0, -1)) at = await at.getDirectoryHandle(name, { create });
  return at.getFileHandle(names.at(-1)!, { create });
}

const removeEntry = (folder: FileSystemDirectoryHandle, name: string): Promise<void> =>
  folder.removeEntry(name, { recursive: true }).catch((error: unknown) => {
    if (!isNotFound(error)) throw failed(error);
  });

const nameOf = (error: unknown): string => (error instanceof DOMException ? error.name : '');
const isNotFound = (error: unknown): boolean => nameOf(error) === 'NotFoundError';

/** @param bytes that were to be written. */
function failed(error: unknown, bytes = 0): unknown {
  switch (nameOf(error)) {
    case 'QuotaExceededError':
      return new FailureError({ code: 'storage-full', megabytes: bytes / 1e6 }, { cause: error });
    case 'NoModificationAllowedError':
      return new FailureError({ code: 'pack-busy' }, { cause: error });
    default:
      return error;
  }
}
