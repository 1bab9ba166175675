import sharp from 'sharp';
import { tensor, type Tensor } from '../../src/core/tensor.ts';

/** The largest image that is decoded, in pixels: a 50-megapixel camera passes, 10,000 x 10,000 does not. */
export const MAX_PIXELS = 64_000_000;

/**
 * Decodes an image: upright (EXIF orientation), sRGB, transparency on white, the first frame of an animation.
 * @param bytes JPEG, PNG, WebP, GIF, AVIF or TIFF.
 * @param name for errors.
 * @returns [3, height, width], values in [0, 1].
 * @throws Error when the bytes are no image, are damaged, or hold more than {@link MAX_PIXELS} pixels.
 */
export async function decodeImage(bytes: Uint8Array, name: string): Promise<Tensor> {
  // The header is read without a limit, so that a large image is told from a damaged one.
  const { width, height } = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw new Error(`Expected an image, got ${name}, which cannot be decoded (${messageOf(error)}).`, {
        cause: error,
      });
    });
  if (width * height > MAX_PIXELS)
    throw new Error(
      `Expected an image of at most ${MAX_PIXELS / 1e6} million pixels, got ${name} with ${width} x ${height}; make it smaller.`,
    );
  const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw new Error(`Expected an image, got ${name}, which is damaged (${messageOf(error)}).`, { cause: error });
    });
  if (info.channels !== 3) throw new Error(`Expected 3 channels in ${name}, got ${info.channels}; save it as RGB.`);
  const area = info.width * info.height;
  const planes = new Float32Array(3 * area);
  for (let pixel = 0; pixel < area; pixel++)
    for (let channel = 0; channel < 3; channel++) planes[channel * area + pixel] = data[pixel * 3 + channel]! / 255;
  return tensor([3, info.height, info.width], planes);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.trim() : String(error);
}
