/** @file What the rest of the store asks of the journal. */

import type { Result } from '../../protocol/failure.ts';
import type { ImageKey } from '../ids.ts';
import type { StoredEmbedding } from '../embedding.ts';

/** What is written with the next batch, beside the state. */
export interface Staged {
  readonly pictures?: Iterable<readonly [ImageKey, Blob]>;
  readonly embeddings?: Iterable<readonly [ImageKey, StoredEmbedding]>;
}

export interface Journal {
  /** Keeps pictures and embeddings until they are stored with the next batch. */
  stage(staged: Staged): void;
  /** A picture that is not stored yet. */
  picture(key: ImageKey): Blob | null;
  /** Writes what is to be written; the failure where that is not possible. */
  flush(): Promise<Result<null>>;
}
