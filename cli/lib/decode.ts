import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { MAX_PIXELS } from '../../src/core/dataset/limits.ts';
import type { Picture } from '../../src/core/image/file/picture.ts';
import type { Raster } from '../../src/core/image/file/raster.ts';
import { reasonOf } from '../../src/core/failure.ts';
import { EN } from '../../src/ui/words/en.ts';
import { toPlanes, type RgbaImage } from '../../src/core/image/pixels.ts';
import { tensor, type Tensor } from '../../src/core/tensor.ts';
import {
  demandPicture,
  readPicture,
  type PictureRead,
  type Platform,
  type ReadOptions,
} from '../../workers/images/readPicture.ts';

const node: Platform = {
  decode: rasterOf,
  avif: async () =>
    WebAssembly.compile(
      await readFile(createRequire(import.meta.url).resolve('@jsquash/avif/codec/dec/avif_dec.wasm')),
    ),
};

/**
 * Decodes an image: upright, sRGB, the first frame of an animation; the same pixels as on the page.
 *
 * @param bytes JPEG, PNG, WebP, GIF, AVIF, TIFF or BMP, whatever its name.
 * @returns rows of RGBA bytes.
 * @throws FailureError with the reason.
 */
export async function decodeRgba(bytes: Uint8Array, options: ReadOptions = {}): Promise<RgbaImage> {
  return (await decodePicture(bytes, options)).image;
}

/** As {@link decodeRgba}, with what was found on the way. */
export async function decodePicture(bytes: Uint8Array, options: ReadOptions = {}): Promise<PictureRead> {
  return readPicture(demandPicture(bytes), node, options);
}

/**
 * As {@link decodeRgba}, as a tensor with transparency on white.
 *
 * @param name for errors.
 * @returns [3, height, width], values in [0, 1].
 * @throws Error that names the file and says why it cannot be read.
 */
export async function decodeImage(bytes: Uint8Array, name: string): Promise<Tensor> {
  const image = await decodeRgba(bytes).catch((error: unknown) => {
    throw new Error(`${name} was skipped: ${EN.reason(reasonOf(error))}`, { cause: error });
  });
  const { dims, data } = toPlanes(image);
  return tensor(dims.slice(1), data);
}

/** What libvips decodes: of inks the inks themselves, of everything else RGBA. */
async function rasterOf({ parts, decoder }: Picture): Promise<Raster> {
  const image = sharp(Buffer.concat(parts), { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  const inks = decoder === 'native-cmyk';
  const { data, info } = await (
    inks ? image.pipelineColourspace('cmyk').toColourspace('cmyk') : image.toColourspace('srgb').ensureAlpha()
  )
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 4) throw new Error(`Expected 4 channels, got ${info.channels}.`);
  return { width: info.width, height: info.height, model: inks ? 'cmyk' : 'rgb', alpha: !inks, data };
}
