/**
 * @file What the judge compares an image with: one direction a class, a scale, and a bias where the directions were learnt. The
 * embeddings of class names are directions of unit length without a bias; a head's weights are directions with one.
 */

import { dot, type Reals } from '../reals.ts';
import { unit } from './embedding.ts';

export interface ClassMatrix {
  /** w_c: one direction a class; of unit length where they are embeddings of names. */
  readonly rows: readonly Float64Array[];
  /** b_c: one number a class, in units of e . w_c; none where the directions are embeddings of names. */
  readonly bias?: Float64Array;
  /** tau, the logit scale (100 for CLIP); 1 / temperature for a head. */
  readonly logitScale: number;
}

/**
 * A class matrix of names.
 *
 * @param embeddings one embedding a class, any length each, all of one width; at least one class.
 * @param logitScale tau > 0.
 * @returns the matrix with unit-length rows.
 * @throws RangeError for no class, rows of different widths, or a scale that is not positive and finite.
 */
export function classMatrix(embeddings: readonly Reals[], logitScale: number): ClassMatrix {
  const width = embeddings[0]?.length;
  if (width === undefined)
    throw new RangeError('Expected the embedding of at least one class, got none; name a class.');
  const odd = embeddings.find((row) => row.length !== width);
  if (odd) {
    throw new RangeError(
      `Expected class embeddings of one width, got ${width} and ${odd.length}; embed them with one judge.`,
    );
  }
  if (!(logitScale > 0 && Number.isFinite(logitScale))) {
    throw new RangeError(`Expected a positive logit scale, got ${logitScale}; check the judge's manifest.`);
  }
  return { rows: embeddings.map(unit), logitScale };
}

/** tau b_c: what a class's logit is for an embedding without direction. */
export const scaledBias = ({ rows, bias, logitScale }: ClassMatrix): Float64Array =>
  bias ? bias.map((value) => logitScale * value) : new Float64Array(rows.length);

/** The number of classes. */
export const classCount = (matrix: ClassMatrix): number => matrix.rows.length;

/**
 * l_c = tau * (e . w_c + b_c).
 *
 * @param e unit-length embedding, as wide as the matrix.
 * @returns one logit a class.
 */
export function logitsOf(e: Reals, { rows, bias, logitScale }: ClassMatrix): Float64Array {
  if (e.length !== rows[0]!.length) {
    throw new RangeError(
      `Expected an embedding of width ${rows[0]!.length}, got ${e.length}; images and class names must go through one judge.`,
    );
  }
  return Float64Array.from(rows, (row, c) => logitScale * (bias ? dot(e, row) + bias[c]! : dot(e, row)));
}

/**
 * Gradient for e of a scalar whose gradient for the logits is known: tau * sum over c of dS/dl_c w_c; a bias does not move it.
 *
 * @param gradient dS/dl, one value a class.
 * @returns dS/de, as wide as the matrix.
 */
export function logitsBackward(gradient: Reals, { rows, logitScale }: ClassMatrix): Float64Array {
  const result = new Float64Array(rows[0]!.length);
  rows.forEach((row, c) => {
    const weight = logitScale * gradient[c]!;
    for (let i = 0; i < result.length; i++) result[i]! += weight * row[i]!;
  });
  return result;
}
