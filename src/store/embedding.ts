/**
 * @file Whose an embedding is: those of another judge, of squares of another side, or of pictures that were read with other bits are of
 * another space and are never compared.
 */

import { judgeOf, type EngineState } from './engine/state.ts';
import { isSameSight, type Seen } from './sight.ts';

export interface EmbeddingSpace {
  /** Digest of the judge's pack. */
  readonly judge: string;
  /** Side of the squares that are embedded, in pixels. */
  readonly side: number;
  /** How many of 16 bits were all of a picture's light; absent for all. */
  readonly stretch?: number;
}

/** The judge's embedding of a picture, as it is stored. */
export interface StoredEmbedding extends EmbeddingSpace {
  readonly values: Float32Array;
  /** Those of a seed's other views, see `viewsOf`; absent where nobody looked. */
  readonly views?: readonly Float32Array[];
  /** Where the square that was embedded lay, see `SeedFile.crop`; absent for the middle. */
  readonly crop?: number | undefined;
}

/**
 * Where the loaded judge sees pictures in this way.
 *
 * @throws Error before a judge is loaded: nobody knows yet whose embeddings are wanted.
 */
export function spaceOf(engine: Pick<EngineState, 'packs'>, sight: Seen): EmbeddingSpace {
  const judge = judgeOf(engine);
  if (judge === null) throw new Error('Expected a judge that is loaded, got none; load the models first.');
  return { judge, ...sight };
}

export const isSameSpace = (a: EmbeddingSpace | null, b: EmbeddingSpace): boolean =>
  a?.judge === b.judge && isSameSight(a, b);
