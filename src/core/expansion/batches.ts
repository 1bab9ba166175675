/** @file Rows of numbers through a port, a few at a time: the size of a batch is a matter of memory and never of the result. */

import { sizeOf, type Tensor } from '../tensor.ts';
import { placeRows, type Reals } from '../reals.ts';
import { partsOf } from './parts.ts';

/** Rows of one shape. */
export interface Rows {
  /** Shape of one row. */
  readonly dims: readonly number[];
  readonly rows: readonly Float32Array[];
}

/** Rows [n][...dims] as one tensor [n, ...dims], in float32. */
export function toBatch(rows: readonly Reals[], dims: readonly number[]): Tensor {
  const size = sizeOf(dims);
  return { dims: [rows.length, ...dims], data: placeRows(rows, size, new Float32Array(rows.length * size)) };
}

/**
 * Runs `port` over rows in batches.
 *
 * @param count number of rows.
 * @param size most rows a batch, >= 1; Infinity for all at once.
 * @param port takes the indices [from, to) of a batch and gives a tensor [to - from, ...dims].
 * @returns the rows of all batches in order.
 * @throws RangeError where the port gives what `rowsOf` refuses.
 */
export async function inBatches(
  count: number,
  size: number,
  port: (from: number, to: number) => Promise<Tensor>,
): Promise<Rows> {
  const rows: Float32Array[] = [];
  let dims: readonly number[] = [];
  for (const { from, to } of partsOf({ from: 0, to: count }, size)) {
    const batch = await port(from, to);
    rows.push(...rowsOf(batch, to - from));
    dims = batch.dims.slice(1);
  }
  return { dims, rows };
}

/**
 * The rows of what a model gave.
 *
 * @throws RangeError where there are not `count` of them, or one holds NaN or infinity: such a value would spread in silence.
 */
export function rowsOf({ dims, data }: Tensor, count: number): readonly Float32Array[] {
  if (dims[0] !== count) {
    throw new RangeError(`Expected a model to give ${count} rows for ${count}, got shape [${dims.join(', ')}].`);
  }
  if (!data.every(Number.isFinite)) {
    throw new RangeError(
      'A model gave NaN or infinity; half-precision weights overflow on some devices: try device "wasm" or a float32 pack.',
    );
  }
  const width = sizeOf(dims.slice(1));
  return Array.from({ length: count }, (_, i) => data.slice(i * width, (i + 1) * width));
}
