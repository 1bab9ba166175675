/** @file What is stored of the runs that are set aside, wherever it is at the moment. */

import type { ProjectDatabase } from '../../storage/projectDatabase.ts';
import type { StoredEmbedding } from '../embedding.ts';
import type { ImageKey } from '../ids.ts';
import type { Journal } from '../project/journalPort.ts';
import { EARLIER } from '../project/stored.ts';
import { picturesOf } from '../run/record.ts';
import type { EarlierRuns, StoredRun } from './state.ts';

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
