/** @file How far an image is from another. */

import type { Tensor } from '../tensor.ts';

/**
 * Peak signal-to-noise ratio, 10 log10(1 / mean squared error).
 *
 * @param a an image with values in [0, 1].
 * @param b an image of the same shape.
 * @returns decibels; Infinity for equal images.
 * @throws RangeError where the shapes differ.
 */
export function psnr(a: Tensor, b: Tensor): number {
  demandSameSize(a, b);
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += (a.data[i]! - b.data[i]!) ** 2;
  return -10 * Math.log10(sum / a.data.length);
}

/**
 * Mean absolute difference.
 *
 * @param a an image.
 * @param b an image of the same shape.
 * @returns in the images' units.
 * @throws RangeError where the shapes differ.
 */
export function meanAbsoluteDifference(a: Tensor, b: Tensor): number {
  demandSameSize(a, b);
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += Math.abs(a.data[i]! - b.data[i]!);
  return sum / a.data.length;
}

/** An image [3, height, width] without its mean colour: each plane minus its mean. */
export function withoutMeanColour({ dims, data }: Tensor): Tensor {
  const area = dims[1]! * dims[2]!;
  const out = new Float32Array(data.length);
  for (let plane = 0; plane * area < data.length; plane++) {
    const part = data.subarray(plane * area, (plane + 1) * area);
    const mean = part.reduce((sum, value) => sum + value, 0) / area;
    out.set(
      part.map((value) => value - mean),
      plane * area,
    );
  }
  return { dims, data: out };
}

function demandSameSize(a: Tensor, b: Tensor): void {
  if (a.data.length !== b.data.length || a.data.length === 0)
    throw new RangeError(`Expected two images of one size, got [${a.dims.join(', ')}] and [${b.dims.join(', ')}].`);
}
