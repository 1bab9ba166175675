/** @file A picture of 8-bit colours, as image files hold it: what the classical augmentations work on. */

import { pixelTensor, type PixelTensor } from '../brands.ts';
import type { RgbaImage } from '../image/pixels.ts';

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Rows of RGB bytes: [height, width, 3]. Nothing changes one; operations make new ones. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * Bytes as a picture.
 *
 * @param width in pixels, at least 1.
 * @param height in pixels, at least 1.
 * @param data [height, width, 3]; kept, not copied.
 * @throws RangeError where the size is not positive or the length does not fit it.
 */
export function picture(width: number, height: number, data: Uint8Array): Picture {
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new RangeError(`Expected a picture of at least 1 x 1 pixels, got ${width} x ${height}.`);
  }
  if (data.length !== 3 * width * height) {
    throw new RangeError(
      `Expected ${3 * width * height} bytes of RGB for ${width} x ${height} pixels, got ${data.length}; drop alpha first.`,
    );
  }
  return { width, height, data };
}

/**
 * Pixels as models give them, as a picture; the rounding is that of image files (`toRgba`), to the nearest byte.
 *
 * @param pixels one image, [1, 3, height, width], RGB in [0, 1]; values outside are clamped.
 * @throws RangeError for more or fewer images.
 */
export function fromPixels(pixels: PixelTensor): Picture {
  const [count, , height = 0, width = 0] = pixels.dims;
  if (count !== 1) throw new RangeError(`Expected one image, got ${count ?? 0}; split the batch first.`);
  const plane = height * width;
  const bytes = new Uint8ClampedArray(3 * plane); // rounds to the nearest and clamps
  for (let i = 0; i < plane; i++) {
    for (let c = 0; c < 3; c++) bytes[3 * i + c] = pixels.data[c * plane + i]! * 255;
  }
  return picture(width, height, new Uint8Array(bytes.buffer));
}

/** A picture as models take it: [1, 3, height, width], RGB in [0, 1]. */
export function toPixels({ width, height, data }: Picture): PixelTensor {
  const plane = height * width;
  const values = new Float32Array(3 * plane);
  for (let i = 0; i < plane; i++) for (let c = 0; c < 3; c++) values[c * plane + i] = data[3 * i + c]! / 255;
  return pixelTensor({ dims: [1, 3, height, width], data: values });
}

/** A picture as files and canvases take it: opaque RGBA. */
export function toRgbaImage({ width, height, data }: Picture): RgbaImage {
  const rgba = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++) rgba.set(data.subarray(3 * i, 3 * i + 3), 4 * i);
  return { width, height, data: rgba };
}

/** A picture of the same size, each byte from the one at its place. */
export function mapBytes({ width, height, data }: Picture, f: (byte: number, at: number) => number): Picture {
  const result = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) result[i] = f(data[i]!, i);
  return { width, height, data: result };
}

/**
 * Refuses pictures of two sizes.
 *
 * @throws RangeError
 */
export function checkSameSize(one: Picture, other: Picture): void {
  if (one.width !== other.width || one.height !== other.height) {
    throw new RangeError(
      `Expected a partner of ${one.width} x ${one.height} pixels, got ${other.width} x ${other.height}; resize it first.`,
    );
  }
}
