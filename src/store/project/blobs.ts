/** @file Pictures by key: from the open project, from what is on its way there, or held in memory for a moment. */

import type { Catalogue } from '../../storage/catalogue.ts';
import type { ProjectDatabase } from '../../storage/projectDatabase.ts';
import type { ImageKey } from '../ids.ts';
import type { Journal } from './journalPort.ts';
import type { ProjectId } from './state.ts';

export interface Blobs {
  /** `null` where there is no such picture (any more). */
  get(key: ImageKey): Promise<Blob | null>;
  /** Whether there is such a picture, of every key: far quicker than getting them. */
  present(): Promise<(key: ImageKey) => boolean>;
  /** Keeps a picture in memory and nowhere else, until it is removed: a preview. */
  hold(key: ImageKey, blob: Blob): void;
  remove(keys: readonly ImageKey[]): void;
}

/** A picture that stands for a project on the start screen; another key after every change. */
export const coverKey = (id: ProjectId, changed: string, index: number): ImageKey =>
  `cover:${index}:${changed}:${id}` as ImageKey;

const COVER = /^cover:(?<index>\d+):.*:(?<id>[^:]+)$/u;

/** @param database of the project that is open; `null` where there is none. */
export function createBlobs(journal: Journal, catalogue: Catalogue, database: () => ProjectDatabase | null): Blobs {
  const held = new Map<ImageKey, Blob>();
  return {
    async get(key) {
      const here = held.get(key) ?? journal.picture(key);
      if (here) return here;
      const cover = COVER.exec(key)?.groups;
      if (cover) return catalogue.cover(cover.id!, Number(cover.index));
      return ((await database()?.get(['picture', key])) as Blob | undefined) ?? null;
    },
    async present() {
      const stored = new Set(await database()?.names('picture'));
      return (key) => held.has(key) || journal.picture(key) !== null || stored.has(key);
    },
    hold: (key, blob) => void held.set(key, blob),
    remove(keys) {
      for (const key of keys) held.delete(key);
    },
  };
}
