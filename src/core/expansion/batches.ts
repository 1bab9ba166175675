/** @file Rows of numbers through a port, a few at a time: the size of a batch is a matter of memory and never of the result. */

import { sizeOf, type Tensor } from '../tensor.ts';
import type { Reals } from '../reals.ts';

/** Rows of one shape. */
export interface Rows {
  /** Shape of one row. */
  readonly dims: readonly number[];
  readonly rows: readonly Float32Array[];
}

/** Rows [n][...dims] as one tensor [n, ...dims], in float32. */
export function toBatch(rows: readonly Reals[], dims: readonly number[]): Tensor {
  const size = sizeOf(dims);
  const data = new Float32Array(rows.length * size);
  rows.forEach((row, i) => {
    data.set(row, i * size);
  });
  return { dims: [rows.length, ...dims], data };
}

/**
 * Runs `port` over rows in batches.
 *
 * @param count number of rows.
 * @param size most rows a batch, >= 1; Infinity for all at once.
 * @param port takes the indices [from, to) of a batch and gives a tensor [to - from, ...dims].
 * @returns the rows of all batches in order.
 * @throws RangeError where the port gives another number of rows, or NaN or infinity: such a value would spread in silence.
 */
export async function inBatches(
  count: number,
  size: number,
  port: (from: number, to: number) => Promise<Tensor>,
): Promise<Rows> {
  if (!(size >= 1)) throw new RangeError(`Expected batches of at least 1 variant, got ${size}.`);
  const rows: Float32Array[] = [];
  let dims: readonly number[] = [];
  for (let from = 0; from < count; from += size) {
    const to = Math.min(count, from + size);
    const batch = await port(from, to);
    if (batch.dims[0] !== to - from) {
      throw new RangeError(
        `Expected a model to give ${to - from} rows for ${to - from}, got shape [${batch.dims.join(', ')}].`,
      );
    }
    if (!batch.data.every(Number.isFinite)) {
      throw new RangeError(
        'A model gave NaN or infinity; half-precision weights overflow on some devices: try device "wasm" or a float32 pack.',
      );
    }
    dims = batch.dims.slice(1);
    const width = sizeOf(dims);
    for (let i = 0; i < to - from; i++) rows.push(batch.data.slice(i * width, (i + 1) * width));
  }
  return { dims, rows };
}
