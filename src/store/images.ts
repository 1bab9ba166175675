/** @file Pictures behind image keys, decoded, as long as somebody shows them and a little longer. */

import type { ImageKey } from './ids.ts';
import type { Blobs } from './project/blobs.ts';
import { createShared, type Shared } from './shared.ts';

/**
 * Decoded pictures, which a view draws on a canvas of its own. A bitmap is decoded beside the page; an `img` would cost it a request,
 * an event and a decode each, too much for a grid of thousands.
 */
export type Images = Shared<ImageKey, ImageBitmap>;

/** Bytes of pictures that nobody shows at the moment but are kept: scrolling back should not flicker. */
const SPARE = 32 * 2 ** 20;
/** Pictures read at a time: the storage answers one after the other anyway, and those that come into sight last come first. */
const AT_ONCE = 6;

export function createImages(blobs: Pick<Blobs, 'get'>): Images & { forget(): void } {
  return createShared({
    make: async (key) => {
      const blob = await blobs.get(key);
      return blob && createImageBitmap(blob);
    },
    drop: (bitmap) => {
      bitmap.close();
    },
    sizeOf: ({ width, height }) => 4 * width * height,
    spare: SPARE,
    atOnce: AT_ONCE,
  });
}
