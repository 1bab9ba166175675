/**
 * @file Pictures made alike: a network that is trained with photographs of a camera and new pictures of 128 pixels learns which is which,
 * by their sizes and what compressing left in them, unless all of them are of one size and one format.
 */

import { framePixels, type RgbaImage } from './pixels.ts';

/** How a picture that is no square fills one: its middle, or all of it with a margin. */
export const MATCH_FITS = ['crop', 'pad'] as const;

export type MatchFit = (typeof MATCH_FITS)[number];

/** What every picture becomes. */
export interface Match {
  /** Of the square, in pixels. */
  readonly side: number;
  readonly fit: MatchFit;
  /** One value a pixel in place of three. */
  readonly grey: boolean;
  /** Where the square is cut out, see `Framing.at`. Default: in the middle. */
  readonly at?: number | undefined;
}

/** Rows of bytes: one value a pixel, or three. */
export interface MatchedPixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** As photographs are made smaller everywhere; the same everywhere. */
const FILTER = 'bicubic';

/**
 * A picture as all are made.
 *
 * A margin has the mean colour of the picture's own edge: black or white would be seen as a frame. Transparency is white, as the models
 * see it.
 *
 * @param image decoded bytes, upright.
 * @param match what it becomes; a picture that is so already stays bit for bit.
 */
export function matchedPixels(image: RgbaImage, { side, fit, grey, at }: Match): MatchedPixels {
  const planes = fit === 'crop' ? cropped(image, side, at) : padded(image, side);
  const area = side * side;
  const channels = grey ? 1 : 3;
  const data = new Uint8ClampedArray(channels * area); // rounds to the nearest and clamps
  for (let i = 0; i < area; i++) {
    const [r, g, b] = [planes[i]!, planes[area + i]!, planes[2 * area + i]!];
    if (grey) data[i] = (255 * (r + g + b)) / 3;
    else data.set([255 * r, 255 * g, 255 * b], 3 * i);
  }
  return { width: side, height: side, channels, data: new Uint8Array(data.buffer) };
}

const cropped = (image: RgbaImage, side: number, at: number | undefined): Float32Array =>
  framePixels(image, { width: side, height: side, fit: 'crop', filter: FILTER, at }).data;

function padded(image: RgbaImage, side: number): Float32Array {
  const scale = side / Math.max(image.width, image.height);
  const [width, height] = [image.width, image.height].map((length) => Math.max(1, Math.round(length * scale))) as [
    number,
    number,
  ];
  const inside = framePixels(image, { width, height, fit: 'stretch', filter: FILTER }).data;
  const [left, top] = [Math.floor((side - width) / 2), Math.floor((side - height) / 2)];
  const result = new Float32Array(3 * side * side);
  for (let c = 0; c < 3; c++) {
    const plane = inside.subarray(c * width * height, (c + 1) * width * height);
    const target = result.subarray(c * side * side, (c + 1) * side * side);
    target.fill(edgeMean(plane, width, height));
    for (let y = 0; y < height; y++) target.set(plane.subarray(y * width, (y + 1) * width), (top + y) * side + left);
  }
  return result;
}

/** Mean of the outermost values of a plane. */
function edgeMean(plane: Float32Array, width: number, height: number): number {
  let sum = 0;
  let count = 0;
  for (let y = 0; y < height; y++) {
    const step = y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1);
    for (let x = 0; x < width; x += step) {
      sum += plane[y * width + x]!;
      count++;
    }
  }
  return sum / count;
}
