/** @file TIFFs whose strips or tiles are JPEGs (Adobe's Technical Note 2): each is a picture, once it has its tables. */

import { joined, type FileBytes } from './bytes.ts';
import type { Rectangle } from '../rectangle.ts';
import type { TiffPage } from './tiff.ts';

/** Adobe's segment, which says whether three channels are RGB (0) or luminance and colour difference (1). */
const adobe = (transform: 0 | 1): FileBytes =>
  Uint8Array.of(0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, transform);

/** Length of the markers that begin and end a JPEG. */
const MARKER = 2;

/**
 * The blocks of a page as JPEG files, and where each lies.
 * @param page one whose compression is `jpeg`.
 */
export function tiffJpegs(bytes: FileBytes, page: TiffPage): { readonly file: FileBytes; readonly at: Rectangle }[] {
  const { block, width, height, jpeg } = page;
  const across = Math.ceil(width / block.width);
  return page.offsets.map((offset, i) => {
    const [x, y] = [(i % across) * block.width, Math.floor(i / across) * block.height];
    const own = bytes.subarray(offset, offset + page.lengths[i]!);
    const tables = jpeg?.tables ?? new Uint8Array(2 * MARKER);
    return {
      file: joined([
        own.subarray(0, MARKER),
        ...(page.model === 'rgb' ? [adobe(jpeg?.rgb ? 0 : 1)] : []),
        tables.subarray(MARKER, tables.length - MARKER),
        own.subarray(MARKER),
      ]),
      at: { x, y, width: Math.min(block.width, width - x), height: Math.min(block.height, height - y) },
    };
  });
}
