/** @file Colours looked up in a grid of as many dimensions as there are channels, with straight lines between its points. */

import type { Curve } from './curves.ts';

/** Reads channels in [0, 1] and writes three numbers. */
export type Table = (channels: Float64Array, out: Float64Array) => void;

export interface Steps {
  /** Curves of the channels; `null` where there is no grid, and the three channels go on as they are. */
  readonly before: readonly Curve[] | null;
  /** Points of the grid along every channel; the last changes fastest. */
  readonly points?: readonly number[];
  /** Three values a point. */
  readonly grid?: Float64Array;
  readonly after?: readonly Curve[] | null;
}

/**
 * @param steps what is looked up.
 * @param finish brings the three values, in place, to what is wanted.
 */
export function table({ before, points = [], grid, after }: Steps, finish: (values: Float64Array) => void): Table {
  if (!before || !grid) {
    return (channels, out) => {
      for (let i = 0; i < 3; i++) out[i] = channels[i]!;
      finish(out);
    };
  }
  const dimensions = before.length;
  const strides = points.map((_, d) => points.slice(d + 1).reduce((product, count) => product * count, 3));
  const base = new Int32Array(dimensions);
  const part = new Float64Array(dimensions);
  return (channels, out) => {
    for (let d = 0; d < dimensions; d++) {
      const at = Math.min(1, Math.max(0, before[d]!(channels[d]!))) * (points[d]! - 1);
      const below = Math.min(points[d]! - 2, Math.floor(at));
      base[d] = below * strides[d]!;
      part[d] = at - below;
    }
    out.fill(0);
    for (let corner = 0; corner < 2 ** dimensions; corner++) {
      let weight = 1;
      let at = 0;
      for (let d = 0; d < dimensions; d++) {
        const upper = (corner >> d) & 1;
        weight *= upper ? part[d]! : 1 - part[d]!;
        at += base[d]! + (upper ? strides[d]! : 0);
      }
      if (weight === 0) continue;
      for (let i = 0; i < 3; i++) out[i] = out[i]! + weight * grid[at + i]!;
    }
    if (after) for (let i = 0; i < 3; i++) out[i] = after[i]!(out[i]!);
    finish(out);
  };
}
