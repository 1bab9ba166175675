/** @file What deserves a look in a picture before it is grown: too dark, or blurred. */

import { mean } from '../reals.ts';
import { isGreyRgba } from './grey.ts';
import type { RgbaImage } from './pixels.ts';

/** Longer side of the picture that sharpness is measured on, in pixels. */
const MEASURED = 256;

export interface Measures {
  /** Mean luminance (Rec. 709 weights on the stored values), in [0, 1]. */
  readonly luminance: number;
  /** Standard deviation of the Laplacian of the luminance, in [0, 1] units: low where edges are soft. */
  readonly sharpness: number;
  /** Absent where it has some colour. */
  readonly grey?: true | undefined;
}

/** The size that a picture is measured at, which is its own where it is small: sharpness depends on it. */
export const measuredSize = (width: number, height: number) => sizeWithin(MEASURED, width, height);

/** The size of a picture that is made to fit into a square, at least a pixel each way; a small one stays. */
export function sizeWithin(longest: number, width: number, height: number): readonly [width: number, height: number] {
  const scale = Math.min(1, longest / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/**
 * Measures a small picture.
 *
 * @param pixels RGBA bytes; of `measuredSize`.
 */
export function measure({ width, height, data }: RgbaImage): Measures {
  const light = luminances(data);
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const laplacian = light[i - 1]! + light[i + 1]! + light[i - width]! + light[i + width]! - 4 * light[i]!;
      sum += laplacian;
      squares += laplacian * laplacian;
      count++;
    }
  }
  const middle = sum / Math.max(1, count);
  return {
    luminance: mean(light),
    sharpness: Math.sqrt(Math.max(0, squares / Math.max(1, count) - middle * middle)),
    ...(isGreyRgba(data) && { grey: true }),
  };
}

/** Luminance of every pixel on white, in [0, 1]. A loop: a callback a pixel takes three times as long, for every picture read. */
function luminances(rgba: RgbaImage['data']): Float32Array {
  const light = new Float32Array(rgba.length / 4);
  for (let i = 0; i < light.length; i++) {
    const at = 4 * i;
    const a = rgba[at + 3]! / 255;
    light[i] = ((0.2126 * rgba[at]! + 0.7152 * rgba[at + 1]! + 0.0722 * rgba[at + 2]!) / 255) * a + (1 - a);
  }
  return light;
}
