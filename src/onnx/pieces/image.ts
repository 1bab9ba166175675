import { resampleMatrix } from '../../core/resample.ts';
import type { ResampleFilter } from '../../core/resample.ts';
import type { Emitter } from '../emitter.ts';
import { floatTensor } from '../tensor.ts';

/**
 * Image operations as differentiable graph pieces, over values [B, C, height, width].
 *
 * Each takes and returns the name of a value; their gradients follow from the rules of the operators they emit.
 */

/** x times a factor plus an offset: a change of range, such as [-1, 1] to [0, 1] with 1/2 and 1/2. */
export const affine = (emit: Emitter, x: string, factor: number, offset: number): string =>
  emit.shift(emit.scale(x, factor), offset);

/** x held in [low, high]; outside, the gradient is 0. */
export const clamp = (emit: Emitter, x: string, low: number, high: number): string =>
  emit.op('Clip', [x, emit.floatLike(x, [low]), emit.floatLike(x, [high])]);

/**
 * Resizes as PIL does (antialiased, half-pixel centres): one constant matrix for each axis.
 *
 * @param emit where nodes go
 * @param x images [B, C, from[0], from[1]]
 * @param from height and width, pixels
 * @param to new height and width, pixels
 * @param filter the resampling filter
 */
export function resize(
  emit: Emitter,
  x: string,
  from: readonly [number, number],
  to: readonly [number, number],
  filter: ResampleFilter,
): string {
  const matrix = (axis: 0 | 1): string => {
    const { dims, data } = resampleMatrix(from[axis], to[axis], filter);
    return emit.constant(floatTensor('', dims, data));
  };
  const rows = from[0] === to[0] ? x : emit.op('MatMul', [matrix(0), x]);
  return from[1] === to[1] ? rows : emit.op('MatMul', [rows, emit.transpose(matrix(1), [1, 0])]);
}

/** The middle of images of a known size; an odd rest is left below and to the right, as torchvision does it. */
export function centreCrop(
  emit: Emitter,
  x: string,
  from: readonly [number, number],
  to: readonly [number, number],
): string {
  if (from[0] === to[0] && from[1] === to[1]) return x;
  const starts = [0, 1].map((axis) => Math.round(((from[axis] ?? 0) - (to[axis] ?? 0)) / 2));
  const ends = starts.map((start, axis) => start + (to[axis] ?? 0));
  return emit.op('Slice', [x, emit.ints(starts), emit.ints(ends), emit.ints([2, 3])]);
}

/** (x - mean) / deviation, one number a channel each. */
export function normalise(emit: Emitter, x: string, mean: readonly number[], deviation: readonly number[]): string {
  const shape = [mean.length, 1, 1];
  const factor = deviation.map((value) => 1 / value);
  const offset = mean.map((value, i) => -value * (factor[i] ?? 1));
  return emit.add(emit.mul(x, emit.floatLike(x, factor, shape)), emit.floatLike(x, offset, shape));
}
