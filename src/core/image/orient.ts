/** @file Turning a picture upright, and laying a frame on its canvas: pixels move and none changes. */

import type { Rectangle } from './rectangle.ts';
import type { RgbaImage } from './pixels.ts';

/** EXIF's eight: 1 upright, 2 mirrored, 3 by 180 degrees, 4 upside down, 5 and 7 transposed, 6 and 8 by 90 degrees. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export const UPRIGHT: Orientation = 1;

/** A stored number as an orientation; upright where it is none of the eight. */
export const orientationOf = (value: number): Orientation =>
  Number.isInteger(value) && value >= 1 && value <= 8 ? (value as Orientation) : UPRIGHT;

/** Whether width and height change places. */
export const isTurned = (orientation: Orientation): boolean => orientation >= 5;

/**
 * Turns a picture upright.
 * @param image as stored.
 * @returns the same object where it is upright already.
 */
export function uprightOf(image: RgbaImage, orientation: Orientation): RgbaImage {
  if (orientation === 1) return image;
  const { width: w, height: h } = image;
  const [width, height] = isTurned(orientation) ? [h, w] : [w, h];
  const from = pixelsIn(image.data);
  const data = new Uint8ClampedArray(image.data.length);
  const to = pixelsIn(data);
  const { start, step, row } = walk(orientation, w, h);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0, source = start + y * row; x < width; x++, source += step) to[at++] = from[source]!;
  }
  return { width, height, data };
}

/** Of a stored picture: where the upright one begins, and how far its next pixel and its next row are. */
function walk(orientation: Exclude<Orientation, 1>, w: number, h: number) {
  return {
    2: { start: w - 1, step: -1, row: w },
    3: { start: w * h - 1, step: -1, row: -w },
    4: { start: w * (h - 1), step: 1, row: -w },
    5: { start: 0, step: w, row: 1 },
    6: { start: w * (h - 1), step: -w, row: 1 },
    7: { start: w * h - 1, step: -w, row: -1 },
    8: { start: w - 1, step: w, row: -1 },
  }[orientation];
}

/**
 * Lays a decoded frame on a transparent canvas; what lies outside of it is cut.
 * @param canvas its size in pixels.
 */
export function onCanvas(image: RgbaImage, frame: Rectangle, canvas: { width: number; height: number }): RgbaImage {
  const { width, height } = canvas;
  const data = new Uint8ClampedArray(4 * width * height);
  const columns = Math.min(image.width, width - frame.x);
  for (let y = 0; y < Math.min(image.height, height - frame.y); y++) {
    const from = 4 * y * image.width;
    data.set(image.data.subarray(from, from + 4 * columns), 4 * ((frame.y + y) * width + frame.x));
  }
  return { width, height, data };
}

/** RGBA bytes, four at a time; copied where they do not begin at a multiple of four. */
function pixelsIn(data: RgbaImage['data']): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}
