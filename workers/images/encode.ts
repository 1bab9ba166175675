/** @file From a decoded tensor to an image file. */

import { toRgba } from '../../src/core/image/pixels.ts';
import type { Tensor } from '../../src/core/tensor.ts';
import { contextOf } from './decode.ts';

/** An image [3, height, width] as a file; PNG keeps every byte. */
export async function encodeImage(image: Tensor, kind: 'png' | 'webp'): Promise<Blob> {
  const { width, height, data } = toRgba(image);
  const canvas = new OffscreenCanvas(width, height);
  contextOf(canvas).putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return canvas.convertToBlob({ type: `image/${kind}`, quality: 0.92 });
}
