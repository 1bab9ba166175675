import type { Affine } from '../../core/image/affine.ts';
import type { AxisMap, FrameMap } from '../../core/image/framing.ts';
import { resampleMatrix } from '../../core/resample.ts';
import type { Emitter } from '../emitter.ts';
import { floatTensor } from '../tensor.ts';

/**
 * Image operations as differentiable graph pieces, over values [B, C, height, width]: what `core/image` does with arrays.
 *
 * Each takes and returns the name of a value; their gradients follow from the rules of the operators they emit.
 */

/** scale_c x + shift_c for each channel c; one entry serves all channels. */
export function affine(emit: Emitter, x: string, { scale, shift }: Affine): string {
  const each = (values: readonly number[]) =>
    emit.floatLike(x, values, values.length === 1 ? [] : [values.length, 1, 1]);
  const scaled = scale.every((s) => s === 1) ? x : emit.mul(x, each(scale));
  return shift.every((s) => s === 0) ? scaled : emit.add(scaled, each(shift));
}

/** x held in [0, 1]; outside, the gradient is 0. */
export const clampUnit = (emit: Emitter, x: string): string =>
  emit.op('Clip', [x, emit.floatLike(x, [0]), emit.floatLike(x, [1])]);

/** Resampled and cropped as `frame` does it: one constant matrix for each axis. */
export function framed(emit: Emitter, x: string, { rows, columns }: FrameMap): string {
  const wide = columns.identity ? x : emit.contract(x, 3, emit.transpose(matrixOf(emit, columns), [1, 0]));
  return rows.identity ? wide : emit.op('MatMul', [matrixOf(emit, rows), wide]);
}

/** An axis map as a matrix [to, from]. */
function matrixOf(emit: Emitter, { from, windows }: AxisMap): string {
  const { dims, data } = resampleMatrix(from, windows);
  return emit.constant(floatTensor('', dims, data));
}
