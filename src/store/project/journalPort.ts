/** @file What the rest of the store asks of the journal. */

import type { Result } from '../../protocol/failure.ts';
import type { ImageKey } from '../ids.ts';
import type { StoredEmbedding } from '../embedding.ts';
import type { StoredRun } from '../runs/state.ts';

/** What is written with the next batch, beside the state. */
export interface Staged {
  readonly pictures?: Iterable<readonly [ImageKey, Blob]>;
  readonly embeddings?: Iterable<readonly [ImageKey, StoredEmbedding]>;
  /** Runs that the state sets aside, by their numbers. */
  readonly runs?: Iterable<readonly [made: number, run: StoredRun]>;
}

export interface Journal {
  /** Keeps what is beside the state until it is stored with the next batch. */
  stage(staged: Staged): void;
  /** A picture that is not stored yet. */
  picture(key: ImageKey): Blob | null;
  /** An embedding that is not stored yet. */
  embedding(key: ImageKey): StoredEmbedding | null;
  /** A run that is set aside and not stored yet. */
  run(made: number): StoredRun | null;
  /** Writes what is to be written; the failure where that is not possible. */
  flush(): Promise<Result<null>>;
  /** Writes now what would be collected a little longer. */
  hurry(): void;
}
