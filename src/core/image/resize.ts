import type { ResampleFilter } from '../resample.ts';
import type { Tensor } from '../tensor.ts';
import { clampUnit } from './affine.ts';
import { frame } from './frame.ts';
import { frameMap, type Framing } from './framing.ts';

/**
 * Resizes every plane of an image.
 *
 * @param image [planes, height, width].
 * @param height the new height in pixels.
 * @param width the new width in pixels.
 * @param filter antialiased kernel, as in Pillow.
 * @returns [planes, height, width]; bicubic and lanczos3 may go slightly beyond the range of the input.
 */
export function resizeImage(image: Tensor, height: number, width: number, filter: ResampleFilter): Tensor {
  return framed(image, { height, width, fit: 'stretch', filter });
}

/** How an image of any aspect becomes a square. */
export interface SquareFit {
  /** `crop` keeps the aspect and loses the ends of the longer side; `stretch` keeps everything and loses the aspect. */
  readonly fit: 'crop' | 'stretch';
  readonly filter: ResampleFilter;
  /** Length the shorter side gets before the crop; `side` when absent. */
  readonly shorterSide?: number | undefined;
}

/**
 * Makes an image square.
 *
 * @param image [3, height, width], values in [0, 1].
 * @param side of the square, in pixels.
 * @param how fit and filter.
 * @returns [3, side, side], clamped to [0, 1].
 */
export function squareImage(image: Tensor, side: number, how: SquareFit): Tensor {
  return clampUnit(framed(image, { height: side, width: side, ...how }));
}

function framed(image: Tensor, framing: Framing): Tensor {
  const [planes, rows, columns] = dimsOf(image);
  const { dims, data } = frame(
    { dims: [1, planes, rows, columns], data: image.data },
    frameMap(rows, columns, framing),
  );
  return data === image.data ? image : { dims: dims.slice(1), data };
}

function dimsOf(image: Tensor): [planes: number, rows: number, columns: number] {
  const [planes, rows, columns, ...rest] = image.dims;
  if (planes === undefined || rows === undefined || columns === undefined || rest.length > 0)
    throw new RangeError(`Expected an image [planes, height, width], got [${image.dims.join(', ')}].`);
  return [planes, rows, columns];
}
