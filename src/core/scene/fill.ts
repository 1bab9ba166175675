/** @file Filling what is not known of a picture from what is, coarse to fine: where an object was, its surroundings close up. */

import type { Reals } from '../reals.ts';

/** Values of one level, with how much of each is known. */
interface Level {
  readonly height: number;
  readonly width: number;
  /** Value times what is known of it, a plane a channel. */
  readonly sums: Float64Array;
  /** In [0, 1]. */
  readonly known: Float64Array;
}

/**
 * Push-pull: means of what is known, level by level to a single value, then back up where nothing is known. (Gortler et al., "The
 * Lumigraph", SIGGRAPH 1996, Section 3.5.)
 *
 * @param values [channels, height, width], any range.
 * @param known [height, width] in [0, 1]: how much of each value holds.
 * @param size height and width, in pixels.
 * @returns [channels, height, width]; what is fully known is as it was, and nothing is known of a picture where all are 0: it is 0.
 */
export function fill(values: Reals, known: Reals, [height, width]: readonly [number, number]): Float64Array {
  const area = height * width;
  const channels = values.length / area;
  const levels: Level[] = [
    {
      height,
      width,
      sums: Float64Array.from(values, (value, i) => value * known[i % area]!),
      known: Float64Array.from(known),
    },
  ];
  let level = levels[0]!;
  while (level.height * level.width > 1) {
    level = coarser(level, channels);
    levels.push(level);
  }
  const top = levels.at(-1)!;
  let filled: Float64Array = top.sums.map((sum) => (top.known[0]! > 0 ? sum / top.known[0]! : 0));
  for (let i = levels.length - 2; i >= 0; i--) filled = finer(filled, levels[i + 1]!, levels[i]!, channels);
  return filled;
}

/** Two by two values to one, which is known as soon as one of them is. */
function coarser({ height, width, sums, known }: Level, channels: number): Level {
  const [h, w] = [Math.ceil(height / 2), Math.ceil(width / 2)];
  const area = height * width;
  const next = { height: h, width: w, sums: new Float64Array(channels * h * w), known: new Float64Array(h * w) };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * width + x;
      const to = (y >> 1) * w + (x >> 1);
      next.known[to]! += known[from]!;
      for (let c = 0; c < channels; c++) next.sums[c * h * w + to]! += sums[c * area + from]!;
    }
  }
  for (let i = 0; i < h * w; i++) {
    const total = next.known[i]!;
    if (total <= 1) continue;
    for (let c = 0; c < channels; c++) next.sums[c * h * w + i]! /= total;
    next.known[i] = 1;
  }
  return next;
}

/** What is known of the finer level, and the coarser one's values between their centres for the rest. */
function finer(coarse: Float64Array, from: Level, to: Level, channels: number): Float64Array {
  const area = to.height * to.width;
  const coarseArea = from.height * from.width;
  const result = new Float64Array(channels * area);
  const rows = between(to.height, from.height);
  const columns = between(to.width, from.width);
  for (let y = 0; y < to.height; y++) {
    const top = rows.first[y]! * from.width;
    const bottom = rows.second[y]! * from.width;
    const down = rows.share[y]!;
    for (let x = 0; x < to.width; x++) {
      const i = y * to.width + x;
      const missing = 1 - to.known[i]!;
      const left = columns.first[x]!;
      const right = columns.second[x]!;
      const along = columns.share[x]!;
      for (let c = 0; c < channels; c++) {
        const at = c * area + i;
        const own = to.sums[at]!;
        if (missing === 0) {
          result[at] = own;
          continue;
        }
        const start = c * coarseArea;
        const upper = coarse[start + top + left]! * (1 - along) + coarse[start + top + right]! * along;
        const lower = coarse[start + bottom + left]! * (1 - along) + coarse[start + bottom + right]! * along;
        result[at] = own + missing * (upper * (1 - down) + lower * down);
      }
    }
  }
  return result;
}

/** The two coarse values that each fine one of an axis lies between, and how far it is towards the second. */
function between(fine: number, coarse: number) {
  const [first, second, share] = [new Int32Array(fine), new Int32Array(fine), new Float64Array(fine)];
  for (let at = 0; at < fine; at++) {
    const centre = Math.min(Math.max((at - 0.5) / 2, 0), coarse - 1);
    first[at] = Math.floor(centre);
    second[at] = Math.min(first[at]! + 1, coarse - 1);
    share[at] = centre - first[at]!;
  }
  return { first, second, share };
}
