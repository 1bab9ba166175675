/** @file A PNG's chunks, and the file with its first still frame alone. */

import { UPRIGHT, type Orientation } from '../orient.ts';
import { crc32 } from '../../bytes/crc32.ts';
import { joined, latin, put32be, u16be, u32be, type FileBytes } from './bytes.ts';
import { exifOrientation } from './exif.ts';
import { CUT_OFF, DAMAGED, isFault, type PictureFault } from './fault.ts';
import { tooLarge, type ColourFacts, type Picture } from './picture.ts';
import type { Rectangle } from '../rectangle.ts';

interface Chunk {
  readonly type: string;
  /** Of the whole chunk: length, type, data, checksum. */
  readonly from: number;
  readonly to: number;
  readonly data: FileBytes;
}

const SIGNATURE = 8;
/** What pixels are made of. */
const PIXELS = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/** @returns a sentence where it cannot be read. */
export function inspectPng(bytes: FileBytes): Picture | PictureFault {
  // Its size is said first: a gigapixel that is cut off as well is none the better for a new copy.
  const large = latin(bytes, 12, 4) === 'IHDR' ? tooLarge(u32be(bytes, 16), u32be(bytes, 20)) : null;
  if (large) return large;
  const chunks = chunksOf(bytes);
  if (isFault(chunks)) return chunks;
  const [header] = chunks;
  if (chunks.some(({ type }) => type === 'CgBI')) return { code: 'apple-png' };
  if (header?.type !== 'IHDR' || header.data.length !== 13) return DAMAGED;
  const [width, height, bits] = [u32be(header.data, 0), u32be(header.data, 4), header.data[8]!];
  if (width === 0 || height === 0) return DAMAGED;
  const animation = hiddenDefault(chunks) ? firstFrame(chunks, header) : null;
  if (isFault(animation)) return animation;
  const still = animation?.parts ?? mergedParts(bytes, chunks);
  if (!animation && !chunks.some(({ type }) => type === 'IDAT')) return DAMAGED;
  const colour = colourOf(chunks);
  return {
    kind: 'png',
    width,
    height,
    orientation: orientationIn(chunks),
    bits,
    grey: header.data[9] === 0 || header.data[9] === 4,
    decoder: bits === 16 || (hasOpacity(header, chunks) && colour.kind !== 'srgb') ? 'png' : 'native',
    parts: [bytes.subarray(0, SIGNATURE), ...still],
    colour,
    frame: animation?.frame ?? null,
  };
}

function chunksOf(bytes: FileBytes): readonly Chunk[] | PictureFault {
  const chunks: Chunk[] = [];
  for (let from = SIGNATURE; ;) {
    const length = u32be(bytes, from);
    const type = latin(bytes, from + 4, 4);
    const to = from + 12 + length;
    if (to > bytes.length) return CUT_OFF;
    if (!/^[A-Za-z]{4}$/u.test(type)) return DAMAGED;
    const whole = u32be(bytes, to - 4) === crc32(bytes, from + 4, to - 4);
    const matters = PIXELS.has(type) || /^[A-Z]/u.test(type) || type === 'fdAT' || type === 'fcTL';
    if (!whole && matters) return DAMAGED;
    if (whole) chunks.push({ type, from, to, data: bytes.subarray(from + 8, to - 4) });
    if (type === 'IEND') return chunks;
    from = to;
  }
}

/** The chunks that pixels are made of; neighbours are one part. */
function mergedParts(bytes: FileBytes, chunks: readonly Chunk[]): FileBytes[] {
  const ranges: [from: number, to: number][] = [];
  for (const { from, to } of chunks.filter(({ type }) => PIXELS.has(type))) {
    const last = ranges.at(-1);
    if (last?.[1] === from) last[1] = to;
    else ranges.push([from, to]);
  }
  return ranges.map(([from, to]) => bytes.subarray(from, to));
}

/** Whether the picture that stands first is for those who know no animation, and is not one of its frames. */
function hiddenDefault(chunks: readonly Chunk[]): boolean {
  const control = chunks.findIndex(({ type }) => type === 'acTL');
  const pixels = chunks.findIndex(({ type }) => type === 'IDAT');
  const frame = chunks.findIndex(({ type }) => type === 'fcTL');
  return control >= 0 && control < pixels && frame > pixels;
}

/** The first frame of an animation as a PNG of its own. */
function firstFrame(chunks: readonly Chunk[], header: Chunk): { parts: FileBytes[]; frame: Rectangle } | PictureFault {
  const start = chunks.findIndex(({ type }) => type === 'fcTL');
  const { data } = chunks[start]!;
  const frame = { width: u32be(data, 4), height: u32be(data, 8), x: u32be(data, 12), y: u32be(data, 16) };
  const outside = frame.x + frame.width > u32be(header.data, 0) || frame.y + frame.height > u32be(header.data, 4);
  const own: Chunk[] = [];
  for (const chunk of chunks.slice(start + 1)) {
    if (chunk.type === 'fcTL') break;
    if (chunk.type === 'fdAT') own.push(chunk);
  }
  if (data.length !== 26 || frame.width === 0 || frame.height === 0 || outside || own.length === 0) return DAMAGED;
  const size = header.data.slice();
  put32be(size, 0, frame.width);
  put32be(size, 4, frame.height);
  const shared = chunks.filter(({ type }) => type === 'PLTE' || type === 'tRNS');
  return {
    frame,
    parts: [
      chunkOf('IHDR', size),
      ...shared.map(({ type, data }) => chunkOf(type, data)),
      // Four bytes of a number stand before the pixels.
      ...own.map(({ data }) => chunkOf('IDAT', data.subarray(4))),
      chunkOf('IEND', new Uint8Array(0)),
    ],
  };
}

function chunkOf(type: string, data: FileBytes): FileBytes {
  const chunk = joined([new Uint8Array(8), data, new Uint8Array(4)]);
  put32be(chunk, 0, data.length);
  for (let i = 0; i < 4; i++) chunk[4 + i] = type.charCodeAt(i);
  put32be(chunk, chunk.length - 4, crc32(chunk, 4, chunk.length - 4));
  return chunk;
}

/** Browsers multiply opacity in: what is changed after that would show the rounding. */
const hasOpacity = (header: Chunk, chunks: readonly Chunk[]): boolean =>
  (header.data[9]! & 4) !== 0 || chunks.some(({ type }) => type === 'tRNS');

function orientationIn(chunks: readonly Chunk[]): Orientation {
  const exif = chunks.find(({ type }) => type === 'eXIf');
  return exif ? exifOrientation(exif.data) : UPRIGHT;
}

/** cICP before iCCP before sRGB before gAMA with cHRM (PNG, third edition, section 11.3.2.5). */
function colourOf(chunks: readonly Chunk[]): ColourFacts {
  const before = chunks.slice(
    0,
    chunks.findIndex(({ type }) => type === 'IDAT'),
  );
  const dataOf = (name: string) => before.find(({ type }) => type === name)?.data;
  const codes = dataOf('cICP');
  // Values other than full range RGB make the chunk invalid.
  if (codes?.length === 4 && codes[2] === 0 && codes[3] === 1) {
    return { kind: 'code-points', primaries: codes[0]!, transfer: codes[1]! };
  }
  const profile = dataOf('iCCP');
  const name = profile?.indexOf(0) ?? -1;
  if (profile && name > 0 && profile[name + 1] === 0) {
    return { kind: 'icc', profile: profile.subarray(name + 2), deflated: true };
  }
  const gamma = dataOf('gAMA');
  if (dataOf('sRGB') || !gamma) return { kind: 'srgb' };
  const value = u32be(gamma, 0) / 100_000;
  if (value === 0 || u16be(gamma, 0) > 0x7fff) return { kind: 'srgb' };
  const primaries = dataOf('cHRM');
  // Nearly every writer's gamma, meant as that of sRGB: as libpng has it, one within 5 % is no other.
  if (!primaries && Math.abs(value * 2.2 - 1) < 0.05) return { kind: 'srgb' };
  const at = (i: number) => u32be(primaries!, 4 * i) / 100_000;
  return {
    kind: 'gamma',
    gamma: value,
    primaries:
      primaries?.length === 32
        ? { white: [at(0), at(1)], red: [at(2), at(3)], green: [at(4), at(5)], blue: [at(6), at(7)] }
        : null,
  };
}
