/** @file The pixels of a TIFF's first page. The packages for it read tiles of several samples, planes and PackBits wrong or not. */

import type { FileBytes } from './bytes.ts';
import { unpackBits, unpackLzw } from './unpack.ts';
import type { Raster } from './raster.ts';
import type { TiffPage } from './tiff.ts';

/** Inflates zlib data; gives at most `length` bytes. */
export type Inflate = (deflated: FileBytes, length: number) => FileBytes;

/**
 * @param bytes the whole file.
 * @param page as `tiffPage` gives it.
 * @param inflate for Deflate.
 * @throws Error where compressed data is damaged.
 */
export function tiffRaster(bytes: FileBytes, page: TiffPage, inflate: Inflate): Raster {
  const { width, height, bits, block, planar } = page;
  const stored =
    bits === 16 ? new Uint16Array(width * height * page.samples) : new Uint8Array(width * height * page.samples);
  const across = Math.ceil(width / block.width);
  const perPlane = across * Math.ceil(height / block.height);
  const samples = planar ? 1 : page.samples;
  for (const [i, offset] of page.offsets.entries()) {
    const plane = Math.floor(i / perPlane);
    const left = ((i % perPlane) % across) * block.width;
    const top = Math.floor((i % perPlane) / across) * block.height;
    const row = Math.ceil((block.width * samples * bits) / 8);
    // Of strips the last has fewer rows; of tiles it has not.
    const packed = bytes.subarray(offset, offset + page.lengths[i]!);
    const unpacked = unpack(page.lowestFirst ? reversed(packed) : packed, page, row * block.height, inflate);
    const rows = Math.min(block.height, height - top);
    const columns = Math.min(block.width, width - left);
    for (let y = 0; y < rows; y++) {
      const values = valuesOf(unpacked, y * row, block.width * samples, page);
      if (page.differences) addUp(values, samples, bits);
      for (let x = 0; x < columns; x++) {
        const to = ((top + y) * width + left + x) * page.samples + plane;
        for (let s = 0; s < samples; s++) stored[to + s] = values[x * samples + s]!;
      }
    }
  }
  return coloursIn(stored, page);
}

function unpack(packed: FileBytes, { compression }: TiffPage, length: number, inflate: Inflate): FileBytes {
  switch (compression) {
    case 'none':
      return packed;
    case 'lzw':
      return unpackLzw(packed, length);
    case 'packbits':
      return unpackBits(packed, length);
    case 'jpeg':
      throw new Error('Expected JPEG to be decoded block by block, got it here; see `tiffJpegs`.');
    case 'deflate':
      return inflate(packed, length);
    default:
      return compression satisfies never;
  }
}

/** Samples of a row. */
function valuesOf(bytes: FileBytes, from: number, count: number, { bits, littleEndian }: TiffPage): Uint16Array {
  const values = new Uint16Array(count);
  if (bits === 16) {
    const [low, high] = littleEndian ? [0, 1] : [1, 0];
    for (let i = 0; i < count; i++)
      values[i] = (bytes[from + 2 * i + low] ?? 0) | ((bytes[from + 2 * i + high] ?? 0) << 8);
    return values;
  }
  const most = 2 ** bits - 1;
  for (let i = 0; i < count; i++) {
    const bit = i * bits;
    values[i] = ((bytes[from + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & most;
  }
  return values;
}

function addUp(values: Uint16Array, samples: number, bits: number): void {
  const most = 2 ** bits - 1;
  for (let i = samples; i < values.length; i++) values[i] = (values[i]! + values[i - samples]!) & most;
}

/** From what is stored to colours: palettes looked up, white where white is, few bits spread over a byte, opacity divided out. */
function coloursIn(stored: Uint8Array | Uint16Array, page: TiffPage): Raster {
  const { width, height, bits, samples, model, inverted, alpha } = page;
  const factor = bits < 8 && model !== 'palette' ? 255 / (2 ** bits - 1) : 1;
  const most = bits === 16 ? 65535 : 255;
  const colours = { grey: 1, palette: 3, rgb: 3, cmyk: 4 }[model];
  const step = colours + (alpha === 'none' ? 0 : 1);
  const area = width * height;
  const data = bits === 16 ? new Uint16Array(area * step) : new Uint8Array(area * step);
  const entries = 2 ** bits;
  for (let i = 0; i < area; i++) {
    const [from, to] = [i * samples, i * step];
    const opacity = alpha === 'none' ? most : stored[from + samplesOf(model)]! * factor;
    for (let c = 0; c < colours; c++) {
      if (model === 'palette') {
        data[to + c] = page.palette[c * entries + stored[from]!]! >> 8;
        continue;
      }
      const value = stored[from + c]! * factor;
      const straight =
        alpha === 'multiplied' && opacity > 0 ? Math.min(most, Math.round((value * most) / opacity)) : value;
      data[to + c] = inverted ? most - straight : straight;
    }
    if (alpha !== 'none') data[to + colours] = opacity;
  }
  return { width, height, model: model === 'palette' ? 'rgb' : model, alpha: alpha !== 'none', data };
}

const samplesOf = (model: TiffPage['model']): number => ({ grey: 1, palette: 1, rgb: 3, cmyk: 4 })[model];

/** Bytes with their lowest bit first. */
function reversed(bytes: FileBytes): FileBytes {
  return bytes.map((byte) => {
    let result = 0;
    for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) result |= 0x80 >> bit;
    return result;
  });
}
