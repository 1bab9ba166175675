/** @file PNG of 16 bits: browsers give bytes, and round otherwise than libvips. */

import { decode } from 'fast-png';
import { fullOf, type Raster } from '../../../src/core/image/file/raster.ts';

/** @throws Error where it is damaged. */
export function decodePng(bytes: Uint8Array): Raster {
  const { width, height, channels, data, transparency } = decode(bytes);
  const colours = channels < 3 ? 1 : 3;
  const raster = { width, height, model: colours === 1 ? 'grey' : 'rgb', data: data as Uint16Array } as const;
  if (data.length !== width * height * channels) throw new Error('Expected pixels for the whole picture, got fewer.');
  if (!transparency || channels > colours) return { ...raster, alpha: channels > colours };
  // One colour is transparent.
  const result = new Uint16Array(width * height * (colours + 1));
  const full = fullOf(raster);
  for (let i = 0; i < width * height; i++) {
    const pixel = raster.data.subarray(i * colours, (i + 1) * colours);
    result.set(pixel, i * (colours + 1));
    result[i * (colours + 1) + colours] = pixel.every((value, c) => value === transparency[c]) ? 0 : full;
  }
  return { ...raster, alpha: true, data: result };
}
