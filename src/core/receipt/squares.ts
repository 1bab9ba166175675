/** @file Pictures as a receipt takes them: all of them squares of the variants' side first, so that nothing but content tells them apart. */

import { pixelTensor, type PixelTensor } from '../brands.ts';
import { frame } from '../image/frame.ts';
import { frameMap, type Framing } from '../image/framing.ts';
import { framePixels, type RgbaImage } from '../image/pixels.ts';
import type { Tensor } from '../tensor.ts';
import { toBytes } from './online.ts';

/** A decoded picture's square, as variants are stored: 8 bits a channel. */
export function squareFrom(image: RgbaImage, framing: Framing): PixelTensor {
  const { dims, data } = framePixels(image, framing);
  return pixelTensor({ dims, data: Float32Array.from(toBytes(data), (byte) => byte / 255) });
}

/**
 * A square at the side that a network sees.
 *
 * @param square [3, side, side] or a batch of one, in [0, 1].
 * @param side in pixels.
 * @returns [3, side, side], 0 to 255.
 */
export function bytesAt({ dims, data }: Tensor, side: number): Uint8Array {
  const [height, width] = dims.slice(-2) as [number, number];
  const map = frameMap(height, width, { height: side, width: side, fit: 'crop', filter: 'bicubic' });
  return toBytes(frame({ dims: [1, 3, height, width], data }, map).data);
}
