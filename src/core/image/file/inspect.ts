/** @file The one gate of all pictures: what a file is, whether it is read, and how. Page and command ask here, and say the same. */

import { inspectAvif } from './avif.ts';
import { inspectBmp } from './bmp.ts';
import type { FileBytes } from './bytes.ts';
import { inspectGif } from './gif.ts';
import { inspectJpeg } from './jpeg.ts';
import { imageKind, isReadKind, type ReadKind } from './kind.ts';
import { isFault, type PictureFault } from './fault.ts';
import { tooLarge, type Picture } from './picture.ts';
import { inspectPng } from './png.ts';
import { inspectTiff } from './tiff.ts';
import { inspectWebp } from './webp.ts';

const INSPECTORS = {
  jpeg: inspectJpeg,
  png: inspectPng,
  webp: inspectWebp,
  gif: inspectGif,
  avif: inspectAvif,
  tiff: inspectTiff,
  bmp: inspectBmp,
} as const satisfies Record<ReadKind, (bytes: FileBytes) => Picture | PictureFault>;

/**
 * Looks at a picture's header; nothing is decoded.
 *
 * @param bytes the whole file.
 * @returns how it is read; why not, where it is not.
 */
export function inspectImage(bytes: FileBytes): Picture | PictureFault {
  if (bytes.length === 0) return { code: 'empty-file' };
  const kind = imageKind(bytes);
  if (kind === null) return { code: 'not-an-image' };
  if (!isReadKind(kind)) return { code: 'kind-not-read', kind };
  const picture = INSPECTORS[kind](bytes);
  if (isFault(picture)) return picture;
  return tooLarge(picture.width, picture.height) ?? picture;
}
