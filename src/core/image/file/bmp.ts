/**
 * @file Windows bitmaps: every form that Windows and browsers read (1 to 32 bits, palettes, masks, run lengths). The packages for it
 * read a part of these forms.
 */

import { UPRIGHT } from '../orient.ts';
import { i32le, u16le, u32le, type FileBytes } from './bytes.ts';
import { CUT_OFF, DAMAGED, isFault, type PictureFault } from './fault.ts';
import type { Picture } from './picture.ts';
import type { Raster } from './raster.ts';

const FILE_HEADER = 14;
const RGB = 0;
const RLE8 = 1;
const RLE4 = 2;
const BITFIELDS = 3;
const ALPHA_BITFIELDS = 6;

interface Header {
  readonly width: number;
  readonly height: number;
  /** Whether the first row is the lowest. */
  readonly upward: boolean;
  readonly bits: number;
  readonly compression: number;
  /** Where the pixels begin. */
  readonly pixels: number;
  /** RGB of every index. */
  readonly palette: readonly (readonly [number, number, number])[];
  /** Bits of red, green, blue and opacity in a pixel. */
  readonly masks: readonly [number, number, number, number];
}

/** @returns a sentence where it cannot be read. */
export function inspectBmp(bytes: FileBytes): Picture | PictureFault {
  const header = headerOf(bytes);
  if (isFault(header)) return header;
  const { width, height, bits, compression, pixels } = header;
  const packed = compression === RLE8 || compression === RLE4;
  if (!packed && pixels + stride(width, bits) * height > bytes.length) return CUT_OFF;
  const colour = { kind: 'srgb' } as const;
  return {
    kind: 'bmp',
    width,
    height,
    orientation: UPRIGHT,
    bits: 8,
    grey: false,
    decoder: 'bmp',
    parts: [bytes],
    colour,
    frame: null,
  };
}

/**
 * The pixels of a bitmap.
 * @param bytes a file that {@link inspectBmp} took.
 * @throws Error where it did not.
 */
export function bmpRaster(bytes: FileBytes): Raster {
  const header = headerOf(bytes);
  if (isFault(header))
    throw new RangeError(`Expected a BMP that can be read, got one of fault ${header.code}; inspect it first.`);
  const { width, height, upward, compression, masks, palette } = header;
  const data = new Uint8Array(4 * width * height);
  const packed = compression === RLE8 || compression === RLE4;
  const indices = packed ? unpacked(bytes, header) : null;
  const pixelAt = reader(bytes, header);
  const channels = masks.map(scaler);
  const solid = masks[3] === 0;
  for (let y = 0; y < height; y++) {
    const row = upward ? height - 1 - y : y;
    for (let x = 0; x < width; x++) {
      const to = 4 * (row * width + x);
      const value = indices ? indices[y * width + x]! : pixelAt(x, y);
      if (header.bits <= 8) {
        // Run lengths may leave pixels out: those are black, as in browsers.
        data.set(palette[value] ?? [0, 0, 0], to);
        data[to + 3] = 255;
      } else {
        for (let c = 0; c < 3; c++) data[to + c] = channels[c]!(value);
        data[to + 3] = solid ? 255 : channels[3]!(value);
      }
    }
  }
  return { width, height, model: 'rgb', alpha: true, data };
}

function headerOf(bytes: FileBytes): Header | PictureFault {
  const length = u32le(bytes, FILE_HEADER);
  if (bytes.length < FILE_HEADER + length) return CUT_OFF;
  const at = FILE_HEADER;
  const old = length === 12;
  const width = old ? u16le(bytes, at + 4) : i32le(bytes, at + 4);
  const rows = old ? u16le(bytes, at + 6) : i32le(bytes, at + 8);
  const bits = u16le(bytes, at + (old ? 10 : 14));
  const compression = old ? RGB : u32le(bytes, at + 16);
  if (width <= 0 || rows === 0) return DAMAGED;
  const forms: Readonly<Record<number, readonly number[]>> = {
    [RGB]: [1, 2, 4, 8, 16, 24, 32],
    [RLE8]: [8],
    [RLE4]: [4],
    [BITFIELDS]: [16, 32],
    [ALPHA_BITFIELDS]: [16, 32],
  };
  if (!forms[compression]?.includes(bits)) return { code: 'bmp-form' };
  const masked = compression === BITFIELDS || compression === ALPHA_BITFIELDS;
  // The oldest of the newer headers has its masks behind it, where the others have them inside: the same place.
  const mask = (i: number) => u32le(bytes, at + 40 + 4 * i);
  const hasAlpha = compression === ALPHA_BITFIELDS || length >= 56;
  const masks: Header['masks'] = masked
    ? [mask(0), mask(1), mask(2), hasAlpha ? mask(3) : 0]
    : bits === 16
      ? [0x7c00, 0x3e0, 0x1f, 0]
      : [0xff0000, 0xff00, 0xff, 0];
  const table = at + length + (masked && length === 40 ? (compression === BITFIELDS ? 12 : 16) : 0);
  const entry = old ? 3 : 4;
  const used = old ? 0 : u32le(bytes, at + 32);
  const colours = bits <= 8 ? Math.min(2 ** bits, used || 2 ** bits) : 0;
  const palette = Array.from({ length: colours }, (_, i) => {
    const from = table + entry * i;
    return [bytes[from + 2] ?? 0, bytes[from + 1] ?? 0, bytes[from] ?? 0] as const;
  });
  const pixels = u32le(bytes, 10) || table + entry * colours;
  return { width, height: Math.abs(rows), upward: rows > 0, bits, compression, pixels, palette, masks };
}

/** Bytes of a row: a multiple of four. */
const stride = (width: number, bits: number): number => 4 * Math.ceil((width * bits) / 32);

function reader(bytes: FileBytes, { width, bits, pixels }: Header): (x: number, y: number) => number {
  const row = stride(width, bits);
  const at = (x: number, y: number) => pixels + y * row + ((x * bits) >> 3);
  switch (bits) {
    case 16:
      return (x, y) => u16le(bytes, at(x, y));
    case 24:
      return (x, y) => u16le(bytes, at(x, y)) | ((bytes[at(x, y) + 2] ?? 0) << 16);
    case 32:
      return (x, y) => u32le(bytes, at(x, y));
    default: {
      const most = 2 ** bits - 1;
      return (x, y) => ((bytes[at(x, y)] ?? 0) >> (8 - bits - ((x * bits) & 7))) & most;
    }
  }
}

/** Takes a channel out of a pixel and brings it to 0...255. */
function scaler(mask: number): (pixel: number) => number {
  if (mask === 0) return () => 0;
  const shift = 31 - Math.clz32(mask & -mask);
  const most = mask >>> shift;
  return (pixel) => Math.round((((pixel & mask) >>> shift) * 255) / most);
}

/** Indices of run lengths, in the file's order of rows; -1 where nothing is drawn. */
function unpacked(bytes: FileBytes, { width, height, bits, pixels }: Header): Int16Array {
  const indices = new Int16Array(width * height).fill(-1);
  let [x, y] = [0, 0];
  const draw = (index: number) => {
    if (x < width) indices[y * width + x] = index;
    x++;
  };
  for (let at = pixels; y < height && at + 1 < bytes.length;) {
    const [count, value] = [bytes[at]!, bytes[at + 1]!];
    at += 2;
    if (count > 0) {
      for (let i = 0; i < count; i++) draw(bits === 8 ? value : i % 2 === 0 ? value >> 4 : value & 15);
    } else if (value === 0) {
      [x, y] = [0, y + 1];
    } else if (value === 1) {
      return indices;
    } else if (value === 2) {
      x += bytes[at] ?? 0;
      y += bytes[at + 1] ?? 0;
      at += 2;
    } else {
      const length = bits === 8 ? value : Math.ceil(value / 2);
      for (let i = 0; i < value; i++) {
        const byte = bytes[at + (bits === 8 ? i : i >> 1)] ?? 0;
        draw(bits === 8 ? byte : i % 2 === 0 ? byte >> 4 : byte & 15);
      }
      at += length + (length % 2);
    }
  }
  return indices;
}
