/** @file The first directory of a TIFF (version 6.0): what its first picture is, and whether it is one that is read. */

import { orientationOf } from '../orient.ts';
import { has, u16be, u16le, u32be, u32le, type FileBytes } from './bytes.ts';
import { CUT_OFF, DAMAGED, isFault, type PictureFault } from './fault.ts';
import type { Picture } from './picture.ts';
import type { Raster } from './raster.ts';

export const COMPRESSIONS = {
  1: 'none',
  5: 'lzw',
  7: 'jpeg',
  8: 'deflate',
  32946: 'deflate',
  32773: 'packbits',
} as const;
export type Compression = (typeof COMPRESSIONS)[keyof typeof COMPRESSIONS];

/** What its pixels are, and where. */
export interface TiffPage {
  readonly littleEndian: boolean;
  readonly width: number;
  readonly height: number;
  readonly bits: 1 | 2 | 4 | 8 | 16;
  /** Samples of a pixel in the file. */
  readonly samples: number;
  readonly model: Raster['model'] | 'palette';
  /** Whether 0 is white. */
  readonly inverted: boolean;
  /** The sample after the colours as opacity; `multiplied` where the colours hold it already. */
  readonly alpha: 'none' | 'straight' | 'multiplied';
  readonly compression: Compression;
  /** What the JPEG of every block begins with, and whether its colours are RGB as they are; `null` for the other compressions. */
  readonly jpeg: { readonly tables: FileBytes | null; readonly rgb: boolean } | null;
  /** Whether a sample is stored as its difference to the one before. */
  readonly differences: boolean;
  /** Whether each sample has a plane of its own. */
  readonly planar: boolean;
  /** Whether the lowest bit of a byte comes first. */
  readonly lowestFirst: boolean;
  /** Size of a strip or tile in pixels. */
  readonly block: { readonly width: number; readonly height: number };
  readonly offsets: readonly number[];
  readonly lengths: readonly number[];
  /** Red of all colours, then green, then blue: 16 bits. */
  readonly palette: readonly number[];
}

/** @returns a sentence where it cannot be read. */
export function inspectTiff(bytes: FileBytes): Picture | PictureFault {
  const directory = directoryOf(bytes);
  if (isFault(directory)) return directory;
  const page = tiffPage(bytes);
  if (isFault(page)) return page;
  const { width, height, bits } = page;
  const profile = directory.bytesOf(34675);
  return {
    kind: 'tiff',
    width,
    height,
    orientation: orientationOf(directory.one(274, 1)),
    bits,
    grey: page.model === 'grey',
    decoder: 'tiff',
    parts: [bytes],
    colour: profile ? { kind: 'icc', profile, deflated: false } : { kind: 'srgb' },
    frame: null,
  };
}

/** The first page. @returns a sentence where it cannot be read. */
export function tiffPage(bytes: FileBytes): TiffPage | PictureFault {
  const directory = directoryOf(bytes);
  if (isFault(directory)) return directory;
  const { one, all, littleEndian } = directory;
  const [width, height] = [one(256, 0), one(257, 0)];
  const photometric = one(262, -1);
  if (
    directory.has(50706) ||
    photometric === 32803 ||
    photometric === 34892 ||
    (one(254, 0) & 1 && directory.has(330))
  ) {
    return { code: 'kind-not-read', kind: 'raw' };
  }
  if (width === 0 || height === 0) return DAMAGED;
  const bits = all(258, [1]);
  const format = one(339, 1);
  if (format === 3) return { code: 'tiff-floats' };
  if (format === 2 && bits[0] !== 8) return { code: 'tiff-signs' };
  if (bits.some((value) => value !== bits[0]) || !isDepth(bits[0])) {
    return { code: 'tiff-bits', bits: bits[0]! };
  }
  const compression = (COMPRESSIONS as Readonly<Record<number, Compression>>)[one(259, 1)];
  if (!compression) return { code: 'tiff-compression', number: one(259, 1) };
  const samples = one(277, 1);
  // JPEG brings luminance and colour difference back to RGB itself.
  const model =
    photometric === 6 && compression === 'jpeg'
      ? 'rgb'
      : ({ 0: 'grey', 1: 'grey', 2: 'rgb', 3: 'palette', 5: 'cmyk' } as const)[photometric];
  if (!model) return { code: 'tiff-photometric', number: photometric };
  const colours = { grey: 1, palette: 1, rgb: 3, cmyk: 4 }[model];
  const extra = samples - colours;
  if (extra < 0) return DAMAGED;
  const kinds = all(338, []);
  // Bands of which none is said to be opacity: of a grey picture they are other measurements, beside colours they are set aside.
  if (extra > 0 && model === 'grey' && kinds[0] !== 1 && kinds[0] !== 2) {
    return { code: 'tiff-bands', bands: samples };
  }
  const predictor = one(317, 1);
  if (predictor > 2 || (predictor === 2 && bits[0] < 8)) return { code: 'tiff-predictor' };
  const tiled = directory.has(322);
  const offsets = all(tiled ? 324 : 273, []);
  const block = tiled
    ? { width: one(322, 0), height: one(323, 0) }
    : { width, height: Math.min(height, one(278, height)) };
  const planar = one(284, 1) === 2 && samples > 1;
  const blocks = Math.ceil(width / block.width) * Math.ceil(height / block.height) * (planar ? samples : 1);
  if (block.width === 0 || block.height === 0 || offsets.length < blocks) return DAMAGED;
  const row = Math.ceil((block.width * (planar ? 1 : samples) * bits[0]) / 8);
  const lengths = all(tiled ? 325 : 279, []);
  const known = offsets.map(
    (offset, i) => lengths[i] ?? (compression === 'none' ? row * block.height : bytes.length - offset),
  );
  if (offsets.some((offset, i) => offset + known[i]! > bytes.length)) return CUT_OFF;
  const strange =
    bits[0] !== 8 || one(284, 1) === 2 || extra > 0 || photometric === 0 || !['grey', 'rgb'].includes(model);
  if (compression === 'jpeg' && strange) return { code: 'tiff-jpeg' };
  const palette = model === 'palette' ? all(320, []) : [];
  if (model === 'palette' && (bits[0] > 8 || palette.length < 3 * 2 ** bits[0])) return DAMAGED;
  return {
    littleEndian,
    width,
    height,
    bits: bits[0],
    samples,
    model,
    inverted: photometric === 0,
    alpha: extra > 0 && kinds[0] === 1 ? 'multiplied' : extra > 0 && kinds[0] === 2 ? 'straight' : 'none',
    compression,
    jpeg: compression === 'jpeg' ? { tables: directory.bytesOf(347), rgb: photometric === 2 } : null,
    differences: predictor === 2,
    planar,
    lowestFirst: one(266, 1) === 2,
    block,
    offsets: offsets.slice(0, blocks),
    lengths: known.slice(0, blocks),
    palette,
  };
}

const isDepth = (bits: number | undefined): bits is TiffPage['bits'] => [1, 2, 4, 8, 16].includes(bits ?? 0);

/** Bytes of a value, by its type. */
const SIZES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
};
/** More values than any honest directory has. */
const MOST_VALUES = 4_000_000;

interface Directory {
  readonly littleEndian: boolean;
  readonly has: (tag: number) => boolean;
  /** The first whole number of a tag. */
  readonly one: (tag: number, otherwise: number) => number;
  readonly all: (tag: number, otherwise: readonly number[]) => readonly number[];
  readonly bytesOf: (tag: number) => FileBytes | null;
}

function directoryOf(bytes: FileBytes): Directory | PictureFault {
  const littleEndian = has(bytes, 0, 'II');
  const [u16, u32] = littleEndian ? [u16le, u32le] : [u16be, u32be];
  if (u16(bytes, 2) === 43) return { code: 'big-tiff' };
  const start = u32(bytes, 4);
  if (start + 2 > bytes.length) return CUT_OFF;
  const entries = new Map<number, { type: number; count: number; at: number }>();
  for (let i = 0; i < u16(bytes, start); i++) {
    const entry = start + 2 + 12 * i;
    if (entry + 12 > bytes.length) return CUT_OFF;
    const [type, count] = [u16(bytes, entry + 2), u32(bytes, entry + 4)];
    const length = (SIZES[type] ?? 0) * count;
    const at = length > 4 ? u32(bytes, entry + 8) : entry + 8;
    if (length > 0 && at + length <= bytes.length && count <= MOST_VALUES)
      entries.set(u16(bytes, entry), { type, count, at });
  }
  const all = (tag: number, otherwise: readonly number[]): readonly number[] => {
    const found = entries.get(tag);
    if (!found) return otherwise;
    const { type, count, at } = found;
    const size = SIZES[type]!;
    const read =
      size === 1 ? (place: number) => bytes[place]! : (place: number) => (size === 2 ? u16 : u32)(bytes, place);
    return Array.from({ length: count }, (_, i) => read(at + size * i));
  };
  return {
    littleEndian,
    has: (tag) => entries.has(tag),
    one: (tag, otherwise) => all(tag, [otherwise])[0] ?? otherwise,
    all,
    bytesOf: (tag) => {
      const found = entries.get(tag);
      return found ? bytes.subarray(found.at, found.at + SIZES[found.type]! * found.count) : null;
    },
  };
}
