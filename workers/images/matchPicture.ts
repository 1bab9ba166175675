/** @file A picture as all of an export are made, as a file: the same encoder on the page and in the command, so the same bytes. */

import { matchedPixels, type Match } from '../../src/core/image/match.ts';
import type { RgbaImage } from '../../src/core/image/pixels.ts';

/**
 * A PNG of a picture that was made like the others.
 *
 * @param image decoded bytes, upright.
 */
export async function matchedPng(image: RgbaImage, match: Match): Promise<Uint8Array<ArrayBuffer>> {
  const { encode } = await import('fast-png');
  return new Uint8Array(encode({ ...matchedPixels(image, match), depth: 8 }));
}
