import sharp from 'sharp';
import { toRgba } from '../../src/core/image/pixels.ts';
import type { Tensor } from '../../src/core/tensor.ts';

/**
 * Encodes an image as PNG; the same pixels give the same bytes.
 * @param image [3, height, width], RGB in [0, 1].
 */
export async function encodePng(image: Tensor): Promise<Uint8Array> {
  const { width, height, data } = toRgba(image);
  return sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 6 })
    .toBuffer();
}
