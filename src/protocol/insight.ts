/**
 * @file The worker that computes what would keep the page from answering: distances of whole sets, nearest neighbours, and
 * maps.
 */

import type { ClassMatrix } from '../core/judge/classMatrix.ts';
import type { FittedHead, HeadMode } from '../core/judge/head/head.ts';
import type { ProposedPicks } from '../core/pick/proposePicks.ts';
import { finished, type Steps } from '../core/steps.ts';
import type { Result } from './failure.ts';
import type { Callback } from './job.ts';

/** Points of one space. */
export interface Cloud {
  /** [n][width], row after row. */
  readonly data: Float32Array;
  readonly width: number;
}

/** Another point, by its row, and the cosine to it. */
export interface NearestPoint {
  readonly index: number;
  readonly cosine: number;
}

/** What a judge is to learn of a set. */
export interface HeadQuestion {
  /** The judge's embeddings of the seeds, in the order in which they are learnt. */
  readonly examples: Cloud;
  /** Those of other views of them, of all as many, a seed's together; absent where none are tried. See `fittingOverViews`. */
  readonly others?: Cloud;
  /** Their classes. */
  readonly labels: readonly number[];
  readonly text: ClassMatrix;
  readonly mode: HeadMode;
}

/** What is picked by, with its pictures as clouds; see `PickQuestion`. */
export interface PickCloud {
  /** Pictures without labels. */
  readonly pictures: Cloud;
  /** What the caller calls them. */
  readonly keys: readonly string[];
  readonly classes: ClassMatrix;
  readonly seeds: Cloud;
  readonly labels: readonly number[];
  /** What is read in each seed without knowing it. */
  readonly probabilities: readonly Float64Array[];
  readonly heldOut: Cloud;
  readonly taken: Cloud;
  readonly precision: number;
}

export interface InsightWorker {
  /** The pictures that are taken for the classes, see `proposePicks`. */
  pick(question: PickCloud): Promise<Result<ProposedPicks>>;
  /**
   * The head that the seeds make, see `fittingOverViews`; of names and examples it says what examples alone come to.
   *
   * @param onProgress share that is done, in [0, 1].
   */
  head(question: HeadQuestion, onProgress: Callback<[share: number]>): Promise<Result<FittedHead>>;
  /** The Fréchet distance (its square, as in FID) of two sets. */
  frechet(first: Cloud, second: Cloud): Promise<Result<number>>;
  /**
   * Nearest others by cosine, see `nearestOthers`.
   *
   * @param from the first point that is asked about.
   * @returns one for each from there on; `null` where there is no other.
   */
  nearest(points: Cloud, from: number): Promise<Result<readonly (NearestPoint | null)[]>>;
  /**
   * The points in the plane of their two first principal components.
   *
   * @returns [n][2], row after row.
   */
  pca(points: Cloud): Promise<Result<Float32Array>>;
  /**
   * UMAP's map of the points.
   *
   * @param onProgress share that is done, in [0, 1].
   * @returns [n][2], row after row.
   */
  umap(points: Cloud, onProgress: Callback<[share: number]>): Promise<Result<Float32Array>>;
}

/** The rows of a cloud; they share its memory. */
export const rowsOf = ({ data, width }: Cloud): Float32Array[] =>
  Array.from({ length: width === 0 ? 0 : data.length / width }, (_, i) => data.subarray(i * width, (i + 1) * width));

/** A cloud of rows of one width. */
export const cloudOf = (rows: readonly Float32Array[]): Cloud => finished(cloudInSteps(rows));

/** Multiplications that are worth as much as a number in memory that nobody touched before, about. */
const A_NUMBER = 10;

/** The same in steps, a row each: those of a large set are a hundred megabytes. */
export function* cloudInSteps(rows: readonly Float32Array[]): Steps<Cloud> {
  const width = rows[0]?.length ?? 0;
  const data = new Float32Array(rows.length * width);
  for (const [i, row] of rows.entries()) {
    data.set(row, i * width);
    yield A_NUMBER * width;
  }
  return { data, width };
}
