/** @file From an image file to pixels, on the page: the browser's decoders behind the contract that the command keeps too. */

import type { Picture } from '../../src/core/image/file/picture.ts';
import type { Raster } from '../../src/core/image/file/raster.ts';
import { UPRIGHT } from '../../src/core/image/orient.ts';
import type { RgbaImage } from '../../src/core/image/pixels.ts';
import { createGate } from './gate.ts';
import { demandPicture, readPicture, type PictureRead, type Platform, type ReadOptions } from './readPicture.ts';

/** The longest side of a canvas that is drawn at once, in pixels: browsers leave longer ones white. */
const MAX_SIDE = 8192;

const browser: Platform = {
  decode: rasterOf,
  async avif() {
    const { default: address } = await import('@jsquash/avif/codec/dec/avif_dec.wasm?url');
    return WebAssembly.compile(await (await fetch(address)).arrayBuffer());
  },
};

/**
 * Decodes an image file: upright, sRGB, the first frame of an animation.
 *
 * @throws FailureError with the reason.
 */
export async function decodePixels(file: Blob, options: ReadOptions = {}): Promise<RgbaImage> {
  return (await decodePicture(file, options)).image;
}

/** As {@link decodePixels}, with what was found on the way. */
export async function decodePicture(file: Blob, options: ReadOptions = {}): Promise<PictureRead> {
  return readPicture(demandPicture(new Uint8Array(await file.arrayBuffer())), browser, options);
}

/** A file decoded for looking at: its bitmap, and how many of 16 bits it uses. */
export interface Decoded {
  readonly bitmap: ImageBitmap;
  readonly usedBits: number;
}

/** Pixels that are looked at at a time: a small file may hold a hundred million of them, in four bytes each. */
const looking = createGate(128e6);

/**
 * As {@link decodePicture}, for thumbnails and measures: a photograph's colours and turning are left to the browser, which is faster and
 * within two levels.
 *
 * @param file to decode.
 * @param content of the file, which the caller has read.
 * @param use what is made of it; the bitmap is closed after that.
 * @returns what `use` gives.
 * @throws FailureError with the reason.
 */
export async function look<T>(
  file: Blob,
  content: Uint8Array<ArrayBuffer>,
  use: (decoded: Decoded) => T | Promise<T>,
  options: ReadOptions = {},
): Promise<T> {
  const picture = demandPicture(content);
  return looking.pass(picture.width * picture.height, async () => {
    const decoded = await decodeToLook(file, content.length, picture, options);
    try {
      return await use(decoded);
    } finally {
      decoded.bitmap.close();
    }
  });
}

/** @param length of the file, in bytes. */
async function decodeToLook(file: Blob, length: number, picture: Picture, options: ReadOptions): Promise<Decoded> {
  const plain = picture.orientation === UPRIGHT && picture.colour.kind === 'srgb' && !picture.frame;
  if (picture.decoder === 'native' && plain) {
    const kept = picture.parts.reduce((sum, part) => sum + part.length, 0);
    return { bitmap: await bitmapOf(picture, kept === length ? file : undefined), usedBits: 16 };
  }
  if (picture.decoder === 'native' && picture.kind === 'jpeg') {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
    if (bitmap) return { bitmap, usedBits: 16 };
  }
  const { image, usedBits } = await readPicture(picture, browser, options);
  const data = new Uint8ClampedArray(image.data);
  return { bitmap: await createImageBitmap(new ImageData(data, image.width, image.height)), usedBits };
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

/**
 * The browser's own decoder; inks with a profile become sRGB by it.
 *
 * @param file that holds the parts and nothing else. Default: one that is made of them, which takes a way through another process.
 */
function bitmapOf(
  { parts, decoder }: Picture,
  file = new Blob(parts as readonly BlobPart[] as BlobPart[]),
): Promise<ImageBitmap> {
  return createImageBitmap(file, {
    imageOrientation: 'none',
    colorSpaceConversion: decoder === 'native-cmyk' ? 'default' : 'none',
  });
}

async function rasterOf(picture: Picture): Promise<Raster> {
  const bitmap = await bitmapOf(picture);
  try {
    const { width, height } = bitmap;
    return { width, height, model: 'rgb', alpha: true, data: samplesOf(bitmap) };
  } finally {
    bitmap.close();
  }
}

/** RGBA of a bitmap, read in pieces where it is long. */
function samplesOf(bitmap: ImageBitmap): Uint8ClampedArray {
  const { width, height } = bitmap;
  if (width <= MAX_SIDE && height <= MAX_SIDE) return pixelsOf(bitmap, width, height).data;
  const data = new Uint8ClampedArray(4 * width * height);
  const context = contextOf(new OffscreenCanvas(Math.min(width, MAX_SIDE), Math.min(height, MAX_SIDE)));
  for (let top = 0; top < height; top += MAX_SIDE) {
    for (let left = 0; left < width; left += MAX_SIDE) {
      const [columns, rows] = [Math.min(MAX_SIDE, width - left), Math.min(MAX_SIDE, height - top)];
      context.clearRect(0, 0, columns, rows);
      context.drawImage(bitmap, left, top, columns, rows, 0, 0, columns, rows);
      const piece = context.getImageData(0, 0, columns, rows).data;
      for (let y = 0; y < rows; y++) {
        data.set(piece.subarray(4 * y * columns, 4 * (y + 1) * columns), 4 * ((top + y) * width + left));
      }
    }
  }
  return data;
}
