/** @file Small pictures that stand for large ones. */

import { sizeWithin } from '../../src/core/image/measure.ts';
import { contextOf } from '../images/decode.ts';

/** Longer side of a thumbnail, in pixels. */
const THUMBNAIL = 160;

/** A bitmap's thumbnail. */
export async function thumbnailOf(bitmap: ImageBitmap): Promise<Blob> {
  const [width, height] = sizeWithin(THUMBNAIL, bitmap.width, bitmap.height);
  const canvas = new OffscreenCanvas(width, height);
  const context = contextOf(canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
}
