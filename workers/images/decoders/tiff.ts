import { tiffPage } from '../../../src/core/image/file/tiff.ts';
import { tiffRaster } from '../../../src/core/image/file/tiffRaster.ts';
import type { Raster } from '../../../src/core/image/file/raster.ts';
import { inflate } from './inflate.ts';

/** @throws Error where it is damaged. */
export function decodeTiff(bytes: Uint8Array): Raster {
  const page = tiffPage(bytes);
  if (typeof page === 'string') throw new Error(page);
  return tiffRaster(bytes, page, inflate);
}
