/** @file Whose an embedding is: those of another judge, or of squares of another side, are of another space and are never compared. */

import { judgeOf, type EngineState } from './engine/state.ts';

export interface EmbeddingSpace {
  /** Digest of the judge's pack. */
  readonly judge: string;
  /** Side of the squares that are embedded, in pixels. */
  readonly side: number;
}

/** The judge's embedding of a picture, as it is stored. */
export interface StoredEmbedding extends EmbeddingSpace {
  readonly values: Float32Array;
}

/**
 * Where the loaded judge sees squares of a side.
 *
 * @throws Error before a judge is loaded: nobody knows yet whose embeddings are wanted.
 */
export function spaceOf(engine: Pick<EngineState, 'packs'>, side: number): EmbeddingSpace {
  const judge = judgeOf(engine);
  if (judge === null) throw new Error('Expected a judge that is loaded, got none; load the models first.');
  return { judge, side };
}

export const isSameSpace = (a: EmbeddingSpace | null, b: EmbeddingSpace): boolean =>
  a?.judge === b.judge && a.side === b.side;
