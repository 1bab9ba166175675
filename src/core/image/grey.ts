/** @file Pictures without colour: whether some are, and the nearest grey of those that are not. */

import { pixelTensor, type PixelTensor } from '../brands.ts';
import type { Tensor } from '../tensor.ts';

/** Largest distance between the channels of a grey pixel: a level of 8 bits, and what resampling adds. */
export const COLOURLESS = 2.5 / 255;

/** Whether pictures, planes of red, green and blue in [0, 1], have no colour. */
export const isGrey = (pictures: readonly (Float32Array | Float64Array)[]): boolean =>
  pictures.every((data) => {
    const area = data.length / 3;
    for (let i = 0; i < area; i++) {
      const [r, g, b] = [data[i]!, data[area + i]!, data[2 * area + i]!];
      if (Math.max(r, g, b) - Math.min(r, g, b) > COLOURLESS) return false;
    }
    return true;
  });

/** Whether a picture of RGBA bytes has no colour. A loop: every picture that is read is asked. */
export function isGreyRgba(rgba: Uint8Array | Uint8ClampedArray): boolean {
  for (let i = 0; i < rgba.length; i += 4) {
    const [r, g, b] = [rgba[i]!, rgba[i + 1]!, rgba[i + 2]!];
    if (Math.max(r, g, b) - Math.min(r, g, b) > 255 * COLOURLESS) return false;
  }
  return true;
}

/** The mean of red, green and blue in their place; a linear map that is its own transpose. @param image [3, h, w]. */
export const greyOf = ({ dims, data }: Tensor): Tensor => ({ dims, data: greyed(data, data.length) });

/** The same of a batch [n, 3, h, w], and of a gradient for one. */
export const greyBatch = ({ dims, data }: PixelTensor): PixelTensor =>
  pixelTensor({ dims, data: greyed(data, data.length / dims[0]!) });

/** @param size values of one picture. */
function greyed(data: Float32Array, size: number): Float32Array {
  const area = size / 3;
  const result = new Float32Array(data.length);
  for (let from = 0; from < data.length; from += size) {
    for (let i = from; i < from + area; i++) {
      const grey = (data[i]! + data[i + area]! + data[i + 2 * area]!) / 3;
      result[i] = grey;
      result[i + area] = grey;
      result[i + 2 * area] = grey;
    }
  }
  return result;
}
