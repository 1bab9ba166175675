/** @file Units of pixel values: models take and give them shifted and scaled a channel, the rest of the program in [0, 1]. */

import type { Tensor } from '../tensor.ts';

/** y = scale_c x + shift_c for each channel c; one entry serves all channels. */
export interface Affine {
  readonly scale: readonly number[];
  readonly shift: readonly number[];
}

/** The map back: x = (y - shift_c) / scale_c. */
export const inverse = ({ scale, shift }: Affine): Affine => ({
  scale: scale.map((s) => 1 / s),
  shift: scale.map((s, c) => -shift[c % shift.length]! / s),
});

/**
 * Scales and shifts a channel.
 *
 * @param batch any shape.
 * @param affine per-channel numbers.
 * @param inner number of neighbouring values of one channel: height * width for [n, c, h, w], 1 where channels come last.
 */
export function applyAffine(batch: Tensor, { scale, shift }: Affine, inner: number): Tensor {
  if (scale.every((s) => s === 1) && shift.every((s) => s === 0)) return batch;
  return perChannel(batch, inner, (x, c) => scale[c % scale.length]! * x + shift[c % shift.length]!, scale, shift);
}

/** Gradient of `applyAffine` for its batch. */
export function affineBackward(cotangent: Tensor, { scale }: Affine, inner: number): Tensor {
  if (scale.every((s) => s === 1)) return cotangent;
  return perChannel(cotangent, inner, (g, c) => scale[c % scale.length]! * g, scale);
}

function perChannel(
  { dims, data }: Tensor,
  inner: number,
  f: (value: number, channel: number) => number,
  ...parameters: readonly (readonly number[])[]
): Tensor {
  const channels = Math.max(...parameters.map((list) => list.length));
  return { dims, data: data.map((value, i) => f(value, channels === 1 ? 0 : Math.floor(i / inner) % channels)) };
}

/** Values clamped to [0, 1]. */
export function clampUnit({ dims, data }: Tensor): Tensor {
  return { dims, data: data.map((x) => Math.min(1, Math.max(0, x))) };
}

/**
 * Gradient of the clamp: it passes strictly inside (0, 1) and stops at both ends, so that values before and after the clamp
 * give the same answer.
 *
 * @param values before or after the clamp.
 * @param cotangent of the same shape.
 */
export function clampUnitBackward(values: Tensor, cotangent: Tensor): Tensor {
  return {
    dims: cotangent.dims,
    data: cotangent.data.map((g, i) => (values.data[i]! > 0 && values.data[i]! < 1 ? g : 0)),
  };
}
