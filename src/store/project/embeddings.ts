/** @file The judge's embeddings of pictures, wherever they are at the moment: in the open project, or on their way there. */

import type { ProjectDatabase } from '../../storage/projectDatabase.ts';
import type { StoredEmbedding } from '../embedding.ts';
import type { ImageKey } from '../ids.ts';
import type { Journal } from './journalPort.ts';

export interface Embeddings {
  /** Those that there are, by picture. */
  get(pictures: readonly ImageKey[]): Promise<ReadonlyMap<ImageKey, StoredEmbedding>>;
}

/** @param database of the project that is open; `null` where there is none. */
export function createEmbeddings(journal: Journal, database: () => ProjectDatabase | null): Embeddings {
  return {
    async get(pictures) {
      const found = await Promise.all(
        pictures.map(async (key): Promise<readonly [ImageKey, StoredEmbedding][]> => {
          const stored = journal.embedding(key) ?? (await database()?.get(['embedding', key]));
          return stored ? [[key, stored as StoredEmbedding]] : [];
        }),
      );
      return new Map(found.flat());
    },
  };
}
