/** @file Planes sampled at places that may lie between their pixels: a linear map, its transpose, and its gradient for the places. */

import type { Reals } from '../reals.ts';

/** Height and width, in pixels. */
export type Size = readonly [height: number, width: number];

/** Where each pixel of a frame is read: columns, then rows, [2, height, width], in pixels; the centre of the first is 0. */
export type Places = Float64Array;

/** The four pixels around a place, and their weights. */
interface Corner {
  readonly index: number;
  readonly weight: number;
  /** d weight / d column, d weight / d row. */
  readonly alongX: number;
  readonly alongY: number;
}

function cornersOf(x: number, y: number, [height, width]: Size): readonly Corner[] {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - left, y - top];
  const corners: Corner[] = [];
  for (const [row, wy, signY] of [
    [top, 1 - fy, -1],
    [top + 1, fy, 1],
  ] as const) {
    if (row < 0 || row >= height) continue;
    for (const [column, wx, signX] of [
      [left, 1 - fx, -1],
      [left + 1, fx, 1],
    ] as const) {
      if (column < 0 || column >= width) continue;
      corners.push({ index: row * width + column, weight: wx * wy, alongX: signX * wy, alongY: signY * wx });
    }
  }
  return corners;
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
  for (let i = 0; i < frame; i++) {
    for (const { index, weight } of cornersOf(places[i]!, places[frame + i]!, size)) {
      for (let c = 0; c < channels; c++) result[c * frame + i]! += weight * source[c * area + index]!;
    }
  }
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
  for (let i = 0; i < frame; i++) {
    for (const { index, weight } of cornersOf(places[i]!, places[frame + i]!, size)) {
      for (let c = 0; c < channels; c++) result[c * area + index]! += weight * cotangent[c * frame + i]!;
    }
  }
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
  for (let i = 0; i < frame; i++) {
    for (const { index, alongX, alongY } of cornersOf(places[i]!, places[frame + i]!, size)) {
      let both = 0;
      for (let c = 0; c < channels; c++) both += source[c * area + index]! * cotangent[c * frame + i]!;
      result[i]! += alongX * both;
      result[frame + i]! += alongY * both;
    }
  }
  return result;
}
