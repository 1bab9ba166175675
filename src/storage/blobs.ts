/** @file Image data by key: most of it in the browser's database, a little in memory. */

import { clear, createStore, delMany, get, setMany, type UseStore } from 'idb-keyval';

export interface Blobs {
  /** Stores blobs in the database. @throws Error where the browser keeps no more. */
  put(entries: readonly (readonly [key: string, blob: Blob])[]): Promise<void>;
  /** Keeps a blob in memory: a file the person has on disk anyway, or a preview. */
  hold(key: string, blob: Blob): void;
  get(key: string): Promise<Blob | null>;
  remove(keys: readonly string[]): Promise<void>;
  /** Forgets everything of this page. */
  clear(): Promise<void>;
}

const PREFIX = 'offshoot-';

/** Blobs of this page; what earlier pages left behind and nobody uses any more is deleted. */
export function createBlobs(): Blobs {
  const name = `${PREFIX}${crypto.randomUUID()}`;
  let database: UseStore | null = null;
  const held = new Map<string, Blob>();
  // Held as long as the page lives, so that other pages leave its database alone.
  void navigator.locks.request(name, () => new Promise(() => undefined));
  void removeAbandoned(name);
  const store = () => (database ??= createStore(name, 'blobs'));

  return {
    async put(entries) {
      await setMany(
        entries.map(([key, blob]): [string, Blob] => [key, blob]),
        store(),
      ).catch((cause: unknown) => {
        throw new Error('Expected room for the images, got none from the browser; free some disk space and resume.', {
          cause,
        });
      });
    },
    hold: (key, blob) => void held.set(key, blob),
    async get(key) {
      return held.get(key) ?? (await get<Blob>(key, store())) ?? null;
    },
    async remove(keys) {
      for (const key of keys) held.delete(key);
      await delMany([...keys], store());
    },
    async clear() {
      held.clear();
      await clear(store());
    },
  };
}

async function removeAbandoned(own: string): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const alive = new Set([own, ...held.map(({ name }) => name)]);
  const databases = await indexedDB.databases();
  for (const { name } of databases) {
    if (name?.startsWith(PREFIX) && !alive.has(name)) indexedDB.deleteDatabase(name);
  }
}
