/** @file Whose an embedding is: those of another judge, or of squares of another side, are of another space and are never compared. */

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

export const isSameSpace = (a: EmbeddingSpace | null, b: EmbeddingSpace): boolean =>
  a?.judge === b.judge && a.side === b.side;
