/** @file Summaries of the square around each pixel, along rows and then along columns. */

import type { Size } from './warp.ts';

/** A summary of values of one row or column: those at `first`, `first + step`, ..., `last`. */
export type Summary<Values> = (values: Values, first: number, last: number, step: number) => number;

/**
 * Puts a summary of its surroundings in the place of every pixel; squares are cut at the edges.
 *
 * @param planes [channels, height, width].
 * @param size height and width, in pixels.
 * @param reach pixels to every side.
 * @param summary one that may be taken of rows first, and of these then: a mean, a largest.
 * @returns the same size.
 */
export function summarised<Values extends Float32Array | Float64Array>(
  planes: Values,
  [height, width]: Size,
  reach: number,
  summary: Summary<Values>,
): Values {
  const along = (from: Values, length: number, step: number, lines: number, next: number): Values => {
    const result = from.slice() as Values;
    for (let plane = 0; plane < from.length; plane += height * width) {
      for (let line = 0; line < lines; line++) {
        const start = plane + line * next;
        for (let at = 0; at < length; at++) {
          const first = start + Math.max(0, at - reach) * step;
          const last = start + Math.min(length - 1, at + reach) * step;
          result[start + at * step] = summary(from, first, last, step);
        }
      }
    }
    return result;
  };
  return along(along(planes, width, 1, height, width), height, width, width, 1);
}

/** The largest value. */
export function largest(values: Float32Array | Float64Array, first: number, last: number, step: number): number {
  let most = values[first]!;
  for (let i = first + step; i <= last; i += step) most = Math.max(most, values[i]!);
  return most;
}

/** The mean. */
export function mean(values: Float32Array | Float64Array, first: number, last: number, step: number): number {
  let sum = 0;
  for (let i = first; i <= last; i += step) sum += values[i]!;
  return sum / ((last - first) / step + 1);
}
