import { resampleWindows, type ResampleFilter, type Window } from '../resample.ts';
import { tensor, type Tensor } from '../tensor.ts';

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
  const [planes, rows, columns] = dimsOf(image);
  if (rows === height && columns === width) return image;
  const wide = alongRows(image.data, planes * rows, columns, resampleWindows(columns, width, filter));
  const data = alongColumns(wide, planes, rows, width, resampleWindows(rows, height, filter));
  return tensor([planes, height, width], data);
}

/**
 * Cuts the centre out of an image; an odd margin leaves the smaller half on top and at the left, as torchvision does.
 *
 * @param image [planes, height, width], no smaller than `side`.
 * @param side of the square, in pixels.
 * @returns [planes, side, side].
 */
export function cropCentre(image: Tensor, side: number): Tensor {
  const [planes, rows, columns] = dimsOf(image);
  if (rows < side || columns < side)
    throw new RangeError(`Expected an image of at least ${side} x ${side} pixels to crop, got ${columns} x ${rows}.`);
  if (rows === side && columns === side) return image;
  const top = Math.floor((rows - side) / 2);
  const left = Math.floor((columns - side) / 2);
  const data = new Float32Array(planes * side * side);
  for (let plane = 0; plane < planes; plane++)
    for (let y = 0; y < side; y++) {
      const from = (plane * rows + top + y) * columns + left;
      data.set(image.data.subarray(from, from + side), (plane * side + y) * side);
    }
  return tensor([planes, side, side], data);
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
export function squareImage(image: Tensor, side: number, { fit, filter, shorterSide = side }: SquareFit): Tensor {
  const [, rows, columns] = dimsOf(image);
  if (fit === 'stretch') return clampUnit(resizeImage(image, side, side, filter));
  const scale = shorterSide / Math.min(rows, columns);
  const height = Math.max(side, Math.round(rows * scale));
  const width = Math.max(side, Math.round(columns * scale));
  return clampUnit(cropCentre(resizeImage(image, height, width, filter), side));
}

function clampUnit(image: Tensor): Tensor {
  return { dims: image.dims, data: image.data.map((value) => Math.min(1, Math.max(0, value))) };
}

function dimsOf(image: Tensor): [planes: number, rows: number, columns: number] {
  const [planes, rows, columns, ...rest] = image.dims;
  if (planes === undefined || rows === undefined || columns === undefined || rest.length > 0)
    throw new RangeError(`Expected an image [planes, height, width], got [${image.dims.join(', ')}].`);
  return [planes, rows, columns];
}

function alongRows(data: Float32Array, rows: number, columns: number, windows: readonly Window[]): Float32Array {
  const out = new Float32Array(rows * windows.length);
  for (let row = 0; row < rows; row++)
    windows.forEach(({ start, weights }, x) => {
      let sum = 0;
      for (let k = 0; k < weights.length; k++) sum += weights[k]! * data[row * columns + start + k]!;
      out[row * windows.length + x] = sum;
    });
  return out;
}

function alongColumns(
  data: Float32Array,
  planes: number,
  rows: number,
  columns: number,
  windows: readonly Window[],
): Float32Array {
  const out = new Float32Array(planes * windows.length * columns);
  // Whole rows are added up, so that memory is read in order.
  for (let plane = 0; plane < planes; plane++)
    windows.forEach(({ start, weights }, y) => {
      const to = (plane * windows.length + y) * columns;
      for (let k = 0; k < weights.length; k++) {
        const from = (plane * rows + start + k) * columns;
        const weight = weights[k]!;
        for (let x = 0; x < columns; x++) out[to + x] = out[to + x]! + weight * data[from + x]!;
      }
    });
  return out;
}
