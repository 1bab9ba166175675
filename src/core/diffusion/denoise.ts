/** @file Latents through a denoiser: one step at a time, so that whoever asks for the steps can look, wait, or stop. */

import { toBatch, inBatches } from '../expansion/batches.ts';
import { partsOf } from '../expansion/parts.ts';
import type { Tensor } from '../tensor.ts';
import type { SamplerRun } from './steps.ts';

/** What a denoiser is told besides the latent. */
export interface Condition {
  /** Of a text encoder, [tokens, width]. */
  readonly states: Tensor;
  /** Of denoisers that take a picture's embedding: with its noise level, [2 width]. */
  readonly labels?: Float32Array;
  /** What the class of the picture is called, for denoisers that have one adapter a class. Default: none of them takes part. */
  readonly className?: string;
}

/**
 * One pass of a denoiser over rows at one level.
 *
 * @returns its prediction, [n, ...latent].
 */
export type Predict = (latents: Tensor, timestep: number, conditions: readonly Condition[]) => Promise<Tensor>;

/** What latents are led to, and how strongly. */
export interface Guiding {
  /** One for each row. */
  readonly towards: readonly Condition[];
  /** What to lead away from, the same for all rows. */
  readonly from: Condition;
  /** g: the prediction is from + g (towards - from); up to 1 it is `towards` alone, in one pass. */
  readonly scale: number;
}

export interface Denoised {
  readonly kind: 'denoised';
  /** Steps that are done, from 1, counted over all rows. */
  readonly step: number;
  readonly of: number;
  /** Which of the run's steps it is for these rows, from 0, and how many each row takes. */
  readonly k: number;
  readonly steps: number;
  /** Rows that were moved: [first, last) of all. */
  readonly rows: readonly [from: number, to: number];
  /** Where they are now. */
  readonly latents: readonly Float32Array[];
  /** What they would be without noise: what stopping there would give. */
  readonly clean: readonly Float32Array[];
}

/**
 * Denoises rows.
 *
 * A generator: the caller draws the steps as they come, and cancels by not asking for the next.
 *
 * @param run levels and formulas.
 * @param start noised rows, as `run.noised` gives them.
 * @param dims shape of one row.
 * @param guiding conditions (Ho and Salimans 2022, equation 6).
 * @param predict the denoiser; with guidance it gets a batch of twice as many rows, those led away from first.
 * @param batch most rows at a time. The result does not depend on it.
 * @returns the rows at the end.
 * @throws RangeError where the denoiser gives NaN.
 */
export async function* denoise(
  run: SamplerRun,
  start: readonly Float32Array[],
  dims: readonly number[],
  guiding: Guiding,
  predict: Predict,
  batch = Infinity,
): AsyncGenerator<Denoised, readonly Float32Array[], void> {
  const ends: Float32Array[] = [];
  const parts = partsOf({ from: 0, to: start.length }, batch);
  const of = parts.length * run.timesteps.length;
  let step = 0;
  for (const { from, to } of parts) {
    let rows = start.slice(from, to);
    for (const [k, timestep] of run.timesteps.entries()) {
      const given = rows.map((row) => run.scaled(row, k));
      const predictions = await predicted(given, dims, timestep, guiding, guiding.towards.slice(from, to), predict);
      const clean = rows.map((row, i) => run.clean(row, predictions[i]!, k));
      rows = rows.map((row, i) => run.step(row, predictions[i]!, k));
      yield {
        kind: 'denoised',
        step: ++step,
        of,
        k,
        steps: run.timesteps.length,
        rows: [from, to],
        latents: rows,
        clean,
      };
    }
    ends.push(...rows);
  }
  return ends;
}

async function predicted(
  rows: readonly Float32Array[],
  dims: readonly number[],
  timestep: number,
  { from, scale }: Guiding,
  towards: readonly Condition[],
  predict: Predict,
): Promise<readonly Float32Array[]> {
  const guided = scale > 1;
  const given = guided ? [...rows, ...rows] : rows;
  const conditions = guided ? [...rows.map(() => from), ...towards] : towards;
  const { rows: answers } = await inBatches(given.length, Infinity, () =>
    predict(toBatch(given, dims), timestep, conditions),
  );
  if (!guided) return answers;
  const away = answers.slice(0, rows.length);
  return answers.slice(rows.length).map((to, i) => to.map((p, j) => away[i]![j]! + scale * (p - away[i]![j]!)));
}
