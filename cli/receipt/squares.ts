/** @file Picture files as a receipt takes them: squares of the variants' side, so that nothing but content tells them apart. */

import type { PixelTensor } from '../../src/core/brands.ts';
import { framingAt, type Framing } from '../../src/core/image/framing.ts';
import { squareFrom } from '../../src/core/receipt/squares.ts';
import type { ReadOptions } from '../../workers/images/readPicture.ts';
import { decodeRgba } from '../lib/decode.ts';

/**
 * A picture file's square, as variants are stored: 8 bits a channel.
 *
 * @param crop where it lies, see `Framing.at`. Default: in the middle.
 */
export const squareOf = async (
  bytes: Uint8Array,
  framing: Framing,
  options: ReadOptions,
  crop?: number,
): Promise<PixelTensor> => squareFrom(await decodeRgba(bytes, options), framingAt(framing, crop));
