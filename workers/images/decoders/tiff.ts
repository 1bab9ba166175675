import { fileError } from '../../../src/core/failure.ts';
import { isFault } from '../../../src/core/image/file/fault.ts';
import { inspectJpeg } from '../../../src/core/image/file/jpeg.ts';
import type { Picture } from '../../../src/core/image/file/picture.ts';
import type { Raster } from '../../../src/core/image/file/raster.ts';
import { tiffPage, type TiffPage } from '../../../src/core/image/file/tiff.ts';
import { tiffJpegs } from '../../../src/core/image/file/tiffJpegs.ts';
import { tiffRaster } from '../../../src/core/image/file/tiffRaster.ts';
import { inflate } from './inflate.ts';

/**
 * @param decode the platform's decoder, for strips that are JPEGs.
 * @throws Error where it is damaged.
 */
export async function decodeTiff(bytes: Uint8Array, decode: (picture: Picture) => Promise<Raster>): Promise<Raster> {
  const page = tiffPage(bytes);
  if (isFault(page)) throw fileError(page);
  return page.compression === 'jpeg' ? ofJpegs(bytes, page, decode) : tiffRaster(bytes, page, inflate);
}

async function ofJpegs(
  bytes: Uint8Array,
  page: TiffPage,
  decode: (picture: Picture) => Promise<Raster>,
): Promise<Raster> {
  const { width, height } = page;
  const data = new Uint8Array(4 * width * height);
  for (const { file, at } of tiffJpegs(bytes, page)) {
    const picture = inspectJpeg(file);
    if (isFault(picture)) throw fileError(picture);
    const block = await decode(picture);
    if (block.width < at.width || block.height < at.height) throw new Error('Expected a whole block, got less.');
    for (let y = 0; y < at.height; y++) {
      const from = 4 * y * block.width;
      data.set(block.data.subarray(from, from + 4 * at.width), 4 * ((at.y + y) * width + at.x));
    }
  }
  return { width, height, model: 'rgb', alpha: true, data };
}
