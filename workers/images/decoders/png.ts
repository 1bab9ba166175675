/** @file PNG of 16 bits, which browsers give as bytes, and round otherwise than libvips; and PNG whose opacity must not be multiplied in. */

import { convertIndexedToRgb, decode } from 'fast-png';
import { fullOf, type Raster } from '../../../src/core/image/file/raster.ts';

/** @throws Error where it is damaged. */
export function decodePng(bytes: Uint8Array): Raster {
  const png = decode(bytes);
  const { width, height, depth, palette, transparency } = png;
  const channels = palette ? palette[0]!.length : png.channels;
  const data = palette ? convertIndexedToRgb(png) : toBytes(png.data, depth, width * png.channels);
  if (data.length !== width * height * channels) throw new Error('Expected pixels for the whole picture, got fewer.');
  const colours = channels < 3 ? 1 : 3;
  const raster = { width, height, model: colours === 1 ? 'grey' : 'rgb', data } as const;
  if (!transparency || channels > colours) return { ...raster, alpha: channels > colours };
  // One colour is transparent; it is named in the samples' own depth.
  const unit = depth < 8 ? 255 / (2 ** depth - 1) : 1;
  const area = width * height;
  const result =
    data instanceof Uint16Array ? new Uint16Array(area * (colours + 1)) : new Uint8Array(area * (colours + 1));
  const full = fullOf(raster);
  for (let i = 0; i < area; i++) {
    const [from, to] = [i * colours, i * (colours + 1)];
    let named = true;
    for (let c = 0; c < colours; c++) {
      named &&= data[from + c] === transparency[c]! * unit;
      result[to + c] = data[from + c]!;
    }
    result[to + colours] = named ? 0 : full;
  }
  return { ...raster, alpha: true, data: result };
}

/** Samples of fewer than 8 bits, which come packed into bytes row by row, as bytes. */
function toBytes(data: Raster['data'], depth: number, samples: number): Raster['data'] {
  if (depth >= 8) return data;
  const row = Math.ceil((samples * depth) / 8);
  const most = 2 ** depth - 1;
  return Uint8Array.from({ length: (data.length / row) * samples }, (_, i) => {
    const bit = (i % samples) * depth;
    const byte = data[Math.floor(i / samples) * row + (bit >> 3)]!;
    return (((byte >> (8 - depth - (bit & 7))) & most) * 255) / most;
  });
}
