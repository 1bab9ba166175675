/** @file A box of whole pixels inside a picture: what Cutout erases and CutMix pastes. */

import { checkSameSize, mapBytes, type Picture, type Rgb } from './picture.ts';

/** Columns [left, right) and rows [top, bottom). */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The box around a pixel, cut at the picture's edges. It reaches `side div 2` to either side, so an odd side loses one.
 *
 * @param x column of the pixel.
 * @param y row of the pixel.
 * @param width of the box, in pixels.
 * @param height of the box, in pixels.
 * @param picture whose edges cut it.
 */
export function boxAround(x: number, y: number, width: number, height: number, picture: Picture): Box {
  const [half, halfHeight] = [Math.floor(width / 2), Math.floor(height / 2)];
  return {
    left: Math.max(0, x - half),
    top: Math.max(0, y - halfHeight),
    right: Math.min(picture.width, x + half),
    bottom: Math.min(picture.height, y + halfHeight),
  };
}

/** Number of pixels in a box. */
export const areaOf = ({ left, top, right, bottom }: Box): number => (right - left) * (bottom - top);

/** A picture with a box of one colour: Cutout. */
export function erase(picture: Picture, box: Box, colour: Rgb): Picture {
  return mapBytes(picture, (byte, at) => (isInside(box, picture.width, at) ? colour[at % 3]! : byte));
}

/**
 * A picture with a box of another one, at the same place: CutMix.
 *
 * @throws RangeError where the sizes differ.
 */
export function paste(picture: Picture, box: Box, partner: Picture): Picture {
  checkSameSize(picture, partner);
  return mapBytes(picture, (byte, at) => (isInside(box, picture.width, at) ? partner.data[at]! : byte));
}

function isInside({ left, top, right, bottom }: Box, width: number, at: number): boolean {
  const pixel = Math.floor(at / 3);
  const [x, y] = [pixel % width, Math.floor(pixel / width)];
  return x >= left && x < right && y >= top && y < bottom;
}
