/** @file From an image file to bytes of pixels, by the browser's decoders. */

import { imageSize } from 'image-size';
import { MAX_PIXELS } from '../../src/core/dataset/limits.ts';
import type { RgbaImage } from '../../src/core/image/pixels.ts';

/** Bytes that hold the size in every format that is read, metadata in front included. */
const HEADER = 512 * 1024;

/**
 * Decodes an image file: upright (EXIF orientation), sRGB, the first frame of an animation.
 *
 * The caller closes the bitmap.
 *
 * @throws Error that ends the sentence "... was skipped: ".
 */
export async function decodeBitmap(file: Blob): Promise<ImageBitmap> {
  if (file.size === 0) throw new Error('it is empty');
  // The header is read first: decoding a picture of a gigapixel would take the memory before anyone could refuse it.
  const header = new Uint8Array(await file.slice(0, HEADER).arrayBuffer());
  const size = sizeOf(header);
  if (size && size.width * size.height > MAX_PIXELS) {
    throw new Error(`it has ${size.width} x ${size.height} pixels, more than ${MAX_PIXELS / 1e6} million`);
  }
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
    throw new Error(size ? 'it is damaged, or of a kind that this browser cannot decode' : 'it is not an image');
  });
  if (bitmap.width * bitmap.height > MAX_PIXELS) {
    bitmap.close();
    throw new Error(`it has more than ${MAX_PIXELS / 1e6} million pixels`);
  }
  return bitmap;
}

/** Pixels of an image file, as the core frames them. */
export async function decodePixels(file: Blob): Promise<RgbaImage> {
  const bitmap = await decodeBitmap(file);
  try {
    return pixelsOf(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

/** A bitmap's pixels at another size. */
export function pixelsOf(bitmap: ImageBitmap, width: number, height: number): ImageData {
  const context = contextOf(new OffscreenCanvas(width, height));
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

/** A canvas's 2D context. */
export function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('Expected a canvas with a 2D context, got none; restart the browser.');
  return context;
}

function sizeOf(header: Uint8Array): { width: number; height: number } | null {
  try {
    return imageSize(header);
  } catch {
    return null; // Not a header that is known: the decoder has the last word.
  }
}
