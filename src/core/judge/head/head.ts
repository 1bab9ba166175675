/**
 * @file The judge's head: what it compares images with, learnt from the seeds themselves as far as they know better than the names.
 *
 * A ridge classifier on the judge's unit-length embeddings that is held back towards the embeddings of the class names instead of
 * towards zero: names alone where there are no seeds, and learnt where there are many. How far, is chosen by what the seeds say of
 * each other: lambda, the pull of the names and the temperature have the least negative log-likelihood when every seed is read by
 * the head that was made without it (`ridge.ts`), which needs no second fit.
 */

import type { ClassIndex } from '../../brands.ts';
import { rowOf, type Matrix } from '../../linear/matrix.ts';
import type { Reals } from '../../reals.ts';
import { classCount, type ClassMatrix } from '../classMatrix.ts';
import { unit } from '../embedding.ts';
import { blockResiduals, downdate, share, type RidgeAt } from './ridge.ts';

/** What the judge goes by. */
export type HeadMode = 'names' | 'names and examples' | 'examples';

/** A seed as the head learns it. */
export interface Example {
  /** The judge's embedding, any length. */
  readonly embedding: Reals;
  readonly label: ClassIndex;
  /**
   * Embeddings of other views of the same picture, of all examples as many: each view has an equal part of the picture's weight, and all
   * are left out together. Default: none.
   */
  readonly others?: readonly Reals[];
}

/** A head as plain data: what crosses threads, and what a record says of it. */
export interface Head {
  readonly mode: HeadMode;
  /** What images are compared with: `logitsOf`, the objective and the joint graph take it as they take names. */
  readonly classes: ClassMatrix;
  /** T: probabilities are softmax((e . w + b) / T). */
  readonly temperature: number;
  /** How much the weights were held back; `null` for names, where nothing is learnt. */
  readonly lambda: number | null;
  /** Pull of the names: the weights are held back towards this times the names' embeddings; 0 for examples alone. */
  readonly scale: number;
  /** Embeddings of every seed that it learnt from, the seed's own and those of other views; 1 by names too. */
  readonly forwards: number;
  /** What every seed is read as by the head that was made without it. */
  readonly leaveOneOut: LeaveOneOut;
  /** What leave-one-out says of examples alone, where that was asked for beside names and examples. */
  readonly byExamples?: LeftOutFigures;
}

/** How leave-one-out comes out. */
export type LeftOutFigures = Pick<LeaveOneOut, 'accuracy' | 'nll'>;

export interface LeaveOneOut {
  /** Probabilities, one row a seed in the seeds' order: [seeds, classes]. */
  readonly probabilities: Matrix;
  /** Share of the seeds that are read as their label. */
  readonly accuracy: number;
  /** Mean negative log-likelihood of the labels, in nats. */
  readonly nll: number;
}

/** A head with what it takes to leave a seed out of it. */
export interface FittedHead extends Head {
  /** `null` where nothing was learnt from the seeds. */
  readonly learnt: Learnt | null;
}

/** What is kept of the fit: plain data too. */
export interface Learnt {
  readonly at: RidgeAt;
  /** y_i - f_i W of every seed's every view, a seed's views together: [seeds x forwards, classes]. */
  readonly residuals: Matrix;
}

/**
 * The classes as the head without one seed sees them: what guides and scores the seed's own variants, and reads the seed itself.
 *
 * By a closed form, W - A^-1 f_i^T s_i (y_i - f_i W) / (1 - h_i): equal to learning without the seed at the same lambda, pull and
 * temperature, the other seeds' weights unchanged.
 *
 * @param head learnt from all seeds.
 * @param seed index of the seed among the examples.
 * @returns the classes; the head's own where nothing is learnt.
 * @throws RangeError for no such seed.
 */
export function classesWithout({ classes, learnt, forwards }: FittedHead, seed: number): ClassMatrix {
  if (!learnt) return classes;
  const { at, residuals } = learnt;
  const count = classCount(classes);
  if (!Number.isInteger(seed) || seed < 0 || seed >= residuals.rows / forwards) {
    throw new RangeError(`Expected a seed among ${residuals.rows / forwards}, got ${seed}.`);
  }
  const changes = forwards === 1 ? [changeOf(at, residuals, seed)] : changesOf(at, residuals, seed, forwards);
  const width = changes[0]!.along.length - 1;
  const less = (value: number, k: number, c: number): number =>
    changes.reduce((rest, { along, times }) => rest - along[k]! * times[c]!, value);
  return {
    rows: classes.rows.map((row, c) => row.map((value, k) => less(value, k, c))),
    bias: Float64Array.from({ length: count }, (_, c) => less(classes.bias?.[c] ?? 0, width, c)),
    logitScale: classes.logitScale,
  };
}

/** What the weights lose with an example: a column [D + 1] times a row [C]. */
interface Change {
  readonly along: Float64Array;
  readonly times: Float64Array;
}

const changeOf = (at: RidgeAt, residuals: Matrix, seed: number): Change => ({
  along: downdate(at, seed),
  times: rowOf(residuals, seed),
});

/** W - A^-1 F_B^T S_B^1/2 (1 - H_BB)^-1 S_B^1/2 (y_B - F_B W) for the views B of a seed. */
function changesOf(at: RidgeAt, { columns, data }: Matrix, seed: number, forwards: number): readonly Change[] {
  const [from, to] = [seed * forwards, (seed + 1) * forwards];
  const block: Matrix = { rows: forwards, columns, data: data.subarray(from * columns, to * columns) };
  const times = blockResiduals(at, block, forwards, from);
  return Array.from({ length: forwards }, (_, view) => ({ along: share(at, from + view), times: rowOf(times, view) }));
}

/** What crosses threads: the head without what it was learnt from. */
export function headOf({ learnt: _, ...head }: FittedHead): Head {
  return head;
}

/**
 * Weights that make every class count as much as every other: N / (C n_c), C the classes that have examples.
 *
 * @param labels of the N examples.
 * @returns one weight an example; they sum to N.
 */
export function balancedWeights(labels: readonly number[]): Float64Array {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Float64Array.from(labels, (label) => labels.length / (counts.size * counts.get(label)!));
}

/** Unit-length embeddings of examples. */
export const unitsOf = (examples: readonly { readonly embedding: Reals }[]): Float64Array[] =>
  examples.map(({ embedding }) => unit(embedding));

/**
 * The mode that a set deserves before anybody chose one: by names and examples as soon as every class has two seeds, so that each is
 * read by another of its class.
 *
 * @param labels of the seeds.
 * @param classes how many there are.
 */
export function defaultMode(labels: readonly number[], classes: number): HeadMode {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label]!++;
  return classes > 0 && counts.every((count) => count >= 2) ? 'names and examples' : 'names';
}
