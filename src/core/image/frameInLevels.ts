/** @file A frame map in whole levels of 8 bits, bit for bit as published processors resize pictures for their models. */

import type { Window } from '../resample.ts';
import type { Tensor } from '../tensor.ts';
import type { AxisMap, FrameMap } from './framing.ts';

/** Most bits of a weight, its sign left out. */
const WEIGHT_BITS = 15;
const MOST_PRECISION = 22;

/**
 * As `frame`, in integers: along rows first, then along columns, each pass with weights of 16 bits, rounded and held in 0 to 255.
 * That is torchvision's antialiased resize of uint8 pictures, which transformers' processors use; Pillow's differs in one value of
 * several hundred, by one level. It has no slope; who needs a gradient takes that of `frame`.
 *
 * @param images [n, channels, h, w] in [0, 1]; h and w as the map was made for. They are rounded to levels first.
 * @param map from `frameMap`.
 * @returns [n, channels, height, width] of the frame, in multiples of 1/255.
 */
export function frameInLevels({ dims, data }: Tensor, { rows, columns }: FrameMap): Tensor {
  const [n = 0, channels = 0, height = 0, width = 0] = dims;
  if (dims.length !== 4 || height !== rows.from || width !== columns.from)
    throw new RangeError(`Expected images [n, channels, ${rows.from}, ${columns.from}], got [${dims.join(', ')}].`);
  const planes = n * channels;
  // A loop: `from` with a function goes by an iterator, ten times as slow.
  const levels = new Int32Array(data.length);
  for (let i = 0; i < levels.length; i++) levels[i] = held(Math.round(data[i]! * 255));
  const narrowed = alongAxis(levels, planes * height, 1, columns);
  const framed = alongAxis(narrowed, planes, columns.windows.length, rows);
  const shares = new Float32Array(framed.length);
  for (let i = 0; i < shares.length; i++) shares[i] = framed[i]! / 255;
  return { dims: [n, channels, rows.windows.length, columns.windows.length], data: shares };
}

/** One pass over `outer` runs of the axis, each of whose pixels has `inner` neighbours. */
function alongAxis(source: Int32Array, outer: number, inner: number, { from, windows, identity }: AxisMap): Int32Array {
  if (identity) return source;
  const precision = precisionOf(windows);
  const half = 2 ** (precision - 1);
  const whole = windows.map(({ start, weights }) => ({
    start,
    weights: Int32Array.from(weights, (weight) => Math.trunc(weight * 2 ** precision + (weight < 0 ? -0.5 : 0.5))),
  }));
  const target = new Int32Array(outer * windows.length * inner);
  // Weights add up to 2 to the precision, 22 at most, and levels have 8 bits: every sum is a whole number of 32.
  for (let o = 0, to = 0; o < outer; o++)
    for (const { start, weights } of whole)
      for (let r = 0; r < inner; r++, to++) {
        let sum = half;
        let at = (o * from + start) * inner + r;
        for (let k = 0; k < weights.length; k++, at += inner) sum += weights[k]! * source[at]!;
        target[to] = held(sum >> precision);
      }
  return target;
}

/** Binary places of the weights: as many as let the largest one keep to its bits. */
function precisionOf(windows: readonly Window[]): number {
  const largest = Math.max(...windows.map(({ weights }) => Math.max(...weights)));
  let precision = 0;
  while (precision < MOST_PRECISION && Math.trunc(0.5 + largest * 2 ** (precision + 1)) < 2 ** WEIGHT_BITS) precision++;
  return precision;
}

const held = (level: number): number => Math.min(255, Math.max(0, level));
