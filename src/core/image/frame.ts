/** @file Image batches through a frame map, forwards and backwards. */

import type { Window } from '../resample.ts';
import type { Tensor } from '../tensor.ts';
import type { AxisMap, FrameMap } from './framing.ts';

/**
 * Resamples images: along rows first, then along columns.
 *
 * @param images [n, channels, h, w], any range; h and w as the map was made for.
 * @param map from `frameMap`.
 * @returns [n, channels, height, width] of the frame; the same tensor where nothing changes.
 */
export function frame(images: Tensor, { rows, columns }: FrameMap): Tensor {
  check(images, rows.from, columns.from);
  return alongHeight(alongWidth(images, columns, 'forward'), rows, 'forward');
}

/**
 * Gradient of `frame` for its images: the transposed maps in the opposite order.
 *
 * @param cotangent [n, channels, height, width] of the frame.
 * @param map the map of the forward pass.
 * @returns [n, channels, h, w].
 */
export function frameBackward(cotangent: Tensor, { rows, columns }: FrameMap): Tensor {
  check(cotangent, rows.windows.length, columns.windows.length);
  return alongWidth(alongHeight(cotangent, rows, 'backward'), columns, 'backward');
}

type Direction = 'forward' | 'backward';

function alongWidth(images: Tensor, map: AxisMap, direction: Direction): Tensor {
  return alongAxis(images, 3, map, direction);
}

function alongHeight(images: Tensor, map: AxisMap, direction: Direction): Tensor {
  return alongAxis(images, 2, map, direction);
}

/** Applies the map, or its transpose, to one axis; `inner` values belong to each of its pixels. */
function alongAxis(images: Tensor, axis: 2 | 3, map: AxisMap, direction: Direction): Tensor {
  if (map.identity) return images;
  const forward = direction === 'forward';
  const from = images.dims[axis]!;
  const to = forward ? map.windows.length : map.from;
  const inner = axis === 2 ? images.dims[3]! : 1;
  const outer = images.data.length / (from * inner);
  const data = new Float32Array(outer * to * inner);
  const add = axis === 3 && forward ? gather : scatter;
  for (let o = 0; o < outer; o++) add(images.data, o * from * inner, data, o * to * inner, map.windows, inner, forward);
  return { dims: images.dims.with(axis, to), data };
}

/** Forward along rows: each sum stays in a register, in float64. */
function gather(
  source: Float32Array,
  from: number,
  target: Float32Array,
  to: number,
  windows: readonly Window[],
): void {
  windows.forEach(({ start, weights }, i) => {
    let sum = 0;
    for (let k = 0; k < weights.length; k++) sum += weights[k]! * source[from + start + k]!;
    target[to + i] = sum;
  });
}

/** Whole runs of `inner` values are added up, so that memory is read in order. */
function scatter(
  source: Float32Array,
  from: number,
  target: Float32Array,
  to: number,
  windows: readonly Window[],
  inner: number,
  forward: boolean,
): void {
  windows.forEach(({ start, weights }, i) => {
    for (let k = 0; k < weights.length; k++) {
      const weight = weights[k]!;
      const read = from + (forward ? start + k : i) * inner;
      const write = to + (forward ? i : start + k) * inner;
      for (let r = 0; r < inner; r++) target[write + r]! += weight * source[read + r]!;
    }
  });
}

function check(images: Tensor, height: number, width: number): void {
  const [, , h, w] = images.dims;
  if (images.dims.length !== 4 || h !== height || w !== width) {
    throw new RangeError(`Expected images [n, channels, ${height}, ${width}], got [${images.dims.join(', ')}].`);
  }
}
