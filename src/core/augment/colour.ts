/** @file The four operations of Pillow's `ImageEnhance`: a picture and a degenerate one, blended in float32. */

import { mapBytes, type Picture } from './picture.ts';

/** trunc(d + f (p - d)) in float32, within 0 to 255. `factor` 1 is the picture, 0 the degenerate one, 2 goes as far beyond. */
function blend(picture: Picture, degenerate: (at: number) => number, factor: number): Picture {
  const f = Math.fround(factor);
  return mapBytes(picture, (byte, at) => {
    const d = degenerate(at);
    return Math.min(255, Math.max(0, Math.trunc(Math.fround(d + Math.fround(f * (byte - d))))));
  });
}

/** Grey of the pixel that begins at `at`: Pillow's mode "L", ITU-R 601-2 in steps of 2^-16. */
function greyAt(data: Uint8Array, at: number): number {
  return (19_595 * data[at]! + 38_470 * data[at + 1]! + 7471 * data[at + 2]! + 32_768) >> 16;
}

/** Lighter or darker: blended with black. Magnitudes of all four are relative: 0 changes nothing, -1 is the degenerate picture. */
export const brightness = (picture: Picture, magnitude: number): Picture => blend(picture, () => 0, 1 + magnitude);

/** More or less saturated: blended with its own grey. */
export const color = (picture: Picture, magnitude: number): Picture =>
  blend(picture, (at) => greyAt(picture.data, at - (at % 3)), 1 + magnitude);

/** More or less contrast: blended with the mean of its grey, rounded. */
export function contrast(picture: Picture, magnitude: number): Picture {
  const { data } = picture;
  let sum = 0;
  for (let at = 0; at < data.length; at += 3) sum += greyAt(data, at);
  const mean = Math.trunc(sum / (data.length / 3) + 0.5);
  return blend(picture, () => mean, 1 + magnitude);
}

/** Sharper or softer: blended with the mean of 3x3 pixels, the middle counting five times; pixels at the border stay. */
export function sharpness(picture: Picture, magnitude: number): Picture {
  const { width, height, data } = picture;
  const smooth = (at: number): number => {
    const x = Math.floor(at / 3) % width;
    const y = Math.floor(at / (3 * width));
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) return data[at]!;
    let sum = 4 * data[at]!;
    for (let row = -1; row <= 1; row++) {
      for (let column = -1; column <= 1; column++) sum += data[at + 3 * (row * width + column)]!;
    }
    return Math.floor((2 * sum + 13) / 26); // sum / 13 + 1 / 2
  };
  return blend(picture, smooth, 1 + magnitude);
}
