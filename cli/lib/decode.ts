import sharp from 'sharp';
import { MAX_PIXELS } from '../../src/core/dataset/limits.ts';
import { toPlanes, type RgbaImage } from '../../src/core/image/pixels.ts';
import { tensor, type Tensor } from '../../src/core/tensor.ts';

/**
 * Decodes an image: upright (EXIF orientation), sRGB, the first frame of an animation.
 * @param bytes JPEG, PNG, WebP, GIF, AVIF or TIFF.
 * @param name for errors.
 * @returns rows of RGBA bytes.
 * @throws Error when the bytes are no image, are damaged, or hold more than {@link MAX_PIXELS} pixels.
 */
export async function decodeRgba(bytes: Uint8Array, name: string): Promise<RgbaImage> {
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
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw new Error(`Expected an image, got ${name}, which is damaged (${messageOf(error)}).`, { cause: error });
    });
  if (info.channels !== 4) throw new Error(`Expected 3 channels in ${name}, got ${info.channels - 1}; save it as RGB.`);
  return { width: info.width, height: info.height, data };
}

/**
 * As {@link decodeRgba}, as a tensor with transparency on white.
 * @returns [3, height, width], values in [0, 1].
 */
export async function decodeImage(bytes: Uint8Array, name: string): Promise<Tensor> {
  const { dims, data } = toPlanes(await decodeRgba(bytes, name));
  return tensor(dims.slice(1), data);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.trim() : String(error);
}
