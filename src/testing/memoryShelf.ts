/** @file A shelf in memory. */

import type { Part, PackShelf } from '../models/shelf/shelf.ts';

export interface MemoryShelf extends PackShelf {
  /** Bytes that have arrived of each download. */
  readonly parts: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

export function memoryShelf(): MemoryShelf {
  const folders = new Map<string, Map<string, Uint8Array<ArrayBuffer>>>();
  const parts = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    parts,
    keys: () => Promise.resolve([...folders.keys()]),
    read: (key, path) => Promise.resolve(folders.get(key)?.get(path) ?? null),
    write(key, path, bytes) {
      folders.set(key, (folders.get(key) ?? new Map<string, Uint8Array<ArrayBuffer>>()).set(path, bytes.slice()));
      return Promise.resolve();
    },
    remove(key) {
      folders.delete(key);
      return Promise.resolve();
    },
    part: (name) => Promise.resolve(partIn(parts, name)),
    removePart(name) {
      parts.delete(name);
      return Promise.resolve();
    },
  };
}

function partIn(parts: Map<string, Uint8Array<ArrayBuffer>>, name: string): Part {
  const now = () => parts.get(name) ?? new Uint8Array();
  return {
    get length() {
      return now().length;
    },
    append(bytes) {
      const all = new Uint8Array(now().length + bytes.length);
      all.set(now());
      all.set(bytes, now().length);
      parts.set(name, all);
      return Promise.resolve();
    },
    clear() {
      parts.set(name, new Uint8Array());
      return Promise.resolve();
    },
    read: () => Promise.resolve(now().slice()),
    close: () => Promise.resolve(),
  };
}
