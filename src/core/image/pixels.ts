/** @file Between bytes, as image files and canvases hold them, and pixel tensors. */

import { pixelTensor, type PixelTensor } from '../brands.ts';
import type { Tensor } from '../tensor.ts';
import { frameMap, type Framing } from './framing.ts';
import { frame } from './frame.ts';

/** A decoded image: rows of RGBA bytes, alpha not multiplied in. A browser's ImageData is one. */
export interface RgbaImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/**
 * An image file's pixels as the models take them: transparency flattened on white, resampled, cropped.
 *
 * Browser and Node both come through here, so the same file gives the same numbers.
 *
 * @param image decoded bytes, upright (orientation applied).
 * @param framing size, fit and filter.
 * @returns [1, 3, height, width], RGB in [0, 1].
 */
export function framePixels(image: RgbaImage, framing: Framing): PixelTensor {
  const { width, height } = image;
  if (image.data.length !== width * height * 4) {
    throw new RangeError(
      `Expected ${width * height * 4} bytes of RGBA for ${width} x ${height} pixels, got ${image.data.length}.`,
    );
  }
  const map = frameMap(height, width, framing);
  // A band of rows at a time: a 50-megapixel photograph as one float tensor would take 600 MB.
  const band = Math.max(1, Math.floor(2 ** 22 / width));
  const narrow = new Float32Array(3 * height * framing.width);
  for (let top = 0; top < height; top += band) {
    const rows = Math.min(band, height - top);
    const identity = { from: rows, windows: [], identity: true };
    const part = frame(toPlanes(image, top, rows), { rows: identity, columns: map.columns });
    for (let c = 0; c < 3; c++) {
      const plane = part.data.subarray(c * rows * framing.width, (c + 1) * rows * framing.width);
      narrow.set(plane, (c * height + top) * framing.width);
    }
  }
  const columns = { from: framing.width, windows: [], identity: true };
  const framed = frame({ dims: [1, 3, height, framing.width], data: narrow }, { rows: map.rows, columns });
  // Bicubic and Lanczos kernels overshoot at edges.
  return pixelTensor({ dims: framed.dims, data: framed.data.map((x) => Math.min(1, Math.max(0, x))) });
}

/**
 * Rows of an image as planes, transparency on white.
 *
 * @param image decoded bytes.
 * @param top first row. Default: 0.
 * @param rows how many. Default: all.
 * @returns [1, 3, rows, width] in [0, 1].
 */
export function toPlanes(image: RgbaImage, top = 0, rows = image.height): Tensor {
  const { width, data } = image;
  const plane = rows * width;
  const result = new Float32Array(3 * plane);
  for (let i = 0; i < plane; i++) {
    const at = (top * width + i) * 4;
    const alpha = data[at + 3]! / 255;
    for (let c = 0; c < 3; c++) result[c * plane + i] = (data[at + c]! / 255) * alpha + (1 - alpha);
  }
  return { dims: [1, 3, rows, width], data: result };
}

/**
 * Bytes of an image, for a file or a canvas.
 *
 * @param image [3, height, width], RGB in [0, 1]; values outside are clamped.
 * @returns RGBA rows, opaque, rounded to the nearest byte.
 */
export function toRgba(image: Tensor): RgbaImage {
  const [channels, height = 0, width = 0] = image.dims;
  if (channels !== 3 || image.dims.length !== 3) {
    throw new RangeError(`Expected an image [3, height, width], got [${image.dims.join(', ')}].`);
  }
  const plane = height * width;
  const data = new Uint8ClampedArray(4 * plane); // rounds to the nearest and clamps
  for (let i = 0; i < plane; i++) {
    for (let c = 0; c < 3; c++) data[4 * i + c] = image.data[c * plane + i]! * 255;
    data[4 * i + 3] = 255;
  }
  return { width, height, data };
}
