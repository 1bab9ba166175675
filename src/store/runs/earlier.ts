/** @file What is stored of the runs that are set aside, wherever it is at the moment. */

import type { ProjectDatabase } from '../../storage/projectDatabase.ts';
import type { StoredEmbedding } from '../embedding.ts';
import type { ImageKey } from '../ids.ts';
import type { Journal } from '../project/journalPort.ts';
import { EARLIER } from '../project/stored.ts';
import { picturesOf } from '../run/record.ts';
import type { StoredRun } from './stored.ts';

export interface EarlierRuns {
  /** `null` where there is no such run (any more). */
  read(made: number): Promise<StoredRun | null>;
  /** Embeddings of its pictures that are stored: those that the journal still has are in memory. */
  embeddings(made: number): Promise<readonly (readonly [ImageKey, StoredEmbedding])[]>;
}

/** @param database of the project that is open; `null` where there is none. */
export function createEarlierRuns(journal: Journal, database: () => ProjectDatabase | null): EarlierRuns {
  return {
    async read(made) {
      return journal.run(made) ?? ((await database()?.get([EARLIER, made])) as StoredRun | undefined) ?? null;
    },
    async embeddings(made) {
      const stored = await database()?.all('embedding', picturesOf(made).variant);
      return (stored ?? []) as readonly (readonly [ImageKey, StoredEmbedding])[];
    },
  };
}
