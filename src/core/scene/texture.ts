/** @file Texture for what was filled: a fill is smooth, and grass, sand and water are not. */

import type { Reals } from '../reals.ts';
import type { Size } from './warp.ts';
import { mean, summarised } from './window.ts';

/** Side of the squares whose means are a picture's smooth part, of the shorter side. */
const SMOOTH = 1 / 16;
/** How far texture is fetched from, of each side. */
const DISTANCES = [0.15, 0.3, 0.45];

/**
 * Adds to what was filled the fine structure of a known part of the same picture: the difference between pixels and their surroundings'
 * mean, from one distance away for the whole hole, so that neighbours stay neighbours. Of several distances and directions it is the one
 * that lies in the hole least, and where the fill is most like what is there.
 *
 * @param filled [channels, height, width] of `fill`.
 * @param known [height, width] in [0, 1].
 * @param size height and width, in pixels.
 * @returns the same size; what is fully known is as it was.
 */
export function textured(filled: Float64Array, known: Reals, size: Size): Float64Array {
  const [height, width] = size;
  const area = height * width;
  const channels = filled.length / area;
  const reach = Math.max(1, Math.round((SMOOTH * Math.min(height, width)) / 2));
  const smooth = summarised(filled, size, reach, mean);
  const hole = [...known.keys()].filter((i) => known[i]! < 1);
  const offsets = DISTANCES.flatMap((distance) => {
    const [x, y] = [Math.round(distance * width), Math.round(distance * height)];
    return [
      [x, 0],
      [-x, 0],
      [0, y],
      [0, -y],
    ] as const;
  });
  let best: { readonly from: Int32Array; readonly cost: number } | null = null;
  for (const offset of offsets) {
    const from = sourcesAt(offset, size);
    let cost = 0;
    for (const i of hole) {
      const source = from[i]!;
      let difference = 1 - known[source]!;
      for (let c = 0; c < channels; c++) {
        difference += Math.abs(filled[c * area + i]! - smooth[c * area + source]!) / channels;
      }
      cost += (1 - known[i]!) * difference;
    }
    if (!best || cost < best.cost) best = { from, cost };
  }
  const { from } = best!;
  const result = filled.slice();
  for (const i of hole) {
    const share = known[from[i]!]! * (1 - known[i]!);
    for (let c = 0; c < channels; c++) {
      const source = c * area + from[i]!;
      const fine = (filled[source]! - smooth[source]!) * share;
      result[c * area + i] = Math.min(1, Math.max(0, filled[c * area + i]! + fine));
    }
  }
  return result;
}

/** Where the texture of each pixel comes from; what would lie outside is mirrored at the picture's edge. */
function sourcesAt([dx, dy]: readonly [number, number], [height, width]: Size): Int32Array {
  const within = (at: number, length: number): number => {
    const turned = at < 0 ? -at - 1 : at >= length ? 2 * length - 1 - at : at;
    return Math.min(Math.max(turned, 0), length - 1);
  };
  const from = new Int32Array(height * width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) from[y * width + x] = within(y + dy, height) * width + within(x + dx, width);
  }
  return from;
}
