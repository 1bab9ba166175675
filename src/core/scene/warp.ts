/** @file Planes sampled at places that may lie between their pixels: a linear map, its transpose, and its gradient for the places. */

import type { Reals } from '../reals.ts';

/** Height and width, in pixels. */
export type Size = readonly [height: number, width: number];

/** Where each pixel of a frame is read: columns, then rows, [2, height, width], in pixels; the centre of the first is 0. */
export type Places = Float64Array;

/**
 * Visits the pixels around each place, four at most, with their weights and what these change by along columns and rows. Numbers, and
 * no objects: there are some for every pixel of a frame.
 */
function eachCorner(
  places: Places,
  [height, width]: Size,
  visit: (at: number, index: number, weight: number, alongX: number, alongY: number) => void,
): void {
  const frame = places.length / 2;
  for (let i = 0; i < frame; i++) {
    const x = places[i]!;
    const y = places[frame + i]!;
    const left = Math.floor(x);
    const top = Math.floor(y);
    if (left < -1 || top < -1 || left >= width || top >= height) continue;
    const fx = x - left;
    const fy = y - top;
    const index = top * width + left;
    if (top >= 0) {
      if (left >= 0) visit(i, index, (1 - fx) * (1 - fy), fy - 1, fx - 1);
      if (left + 1 < width) visit(i, index + 1, fx * (1 - fy), 1 - fy, -fx);
    }
    if (top + 1 < height) {
      if (left >= 0) visit(i, index + width, (1 - fx) * fy, -fy, 1 - fx);
      if (left + 1 < width) visit(i, index + width + 1, fx * fy, fy, fx);
    }
  }
}

/**
 * Samples planes, bilinearly; outside of them is 0.
 *
 * @param source [channels, height, width], any range.
 * @param size of the source.
 * @param places where it is read, as many as the frame has pixels.
 * @returns [channels, frame].
 */
export function warp(source: Reals, size: Size, places: Places): Float64Array {
  const [area, frame] = [size[0] * size[1], places.length / 2];
  const channels = source.length / area;
  const result = new Float64Array(channels * frame);
  eachCorner(places, size, (i, index, weight) => {
    for (let c = 0; c < channels; c++) result[c * frame + i]! += weight * source[c * area + index]!;
  });
  return result;
}

/**
 * The transpose of {@link warp}: <warp(s), g> = <s, warpTransposed(g)>, which makes it the gradient for the source.
 *
 * @param cotangent [channels, frame].
 * @param size of the source.
 * @param places as for the warp.
 * @returns [channels, height, width] of the source.
 */
export function warpTransposed(cotangent: Reals, size: Size, places: Places): Float64Array {
  const [area, frame] = [size[0] * size[1], places.length / 2];
  const channels = cotangent.length / frame;
  const result = new Float64Array(channels * area);
  eachCorner(places, size, (i, index, weight) => {
    for (let c = 0; c < channels; c++) result[c * area + index]! += weight * cotangent[c * frame + i]!;
  });
  return result;
}

/**
 * Gradient of <warp(source), cotangent> for the places.
 *
 * @returns as the places: for columns, then for rows.
 */
export function warpGradient(source: Reals, size: Size, places: Places, cotangent: Reals): Places {
  const [area, frame] = [size[0] * size[1], places.length / 2];
  const channels = source.length / area;
  const result = new Float64Array(2 * frame);
  eachCorner(places, size, (i, index, _, alongX, alongY) => {
    let both = 0;
    for (let c = 0; c < channels; c++) both += source[c * area + index]! * cotangent[c * frame + i]!;
    result[i]! += alongX * both;
    result[frame + i]! += alongY * both;
  });
  return result;
}
