/** @file A WebP's chunks, and the file with its first still frame alone. */

import { UPRIGHT } from '../orient.ts';
import { has, joined, latin, put32le, u16le, u24le, u32le, type FileBytes } from './bytes.ts';
import { exifOrientation } from './exif.ts';
import { CUT_OFF, DAMAGED, isFault, type PictureFault } from './fault.ts';
import type { Picture } from './picture.ts';
import type { Rectangle } from '../rectangle.ts';

interface Chunk {
  readonly type: string;
  readonly data: FileBytes;
}

/** Flag of VP8X: transparency. */
const ALPHA = 0x10;
const FRAME_HEADER = 16;
/** What a file begins with; its length stands at the fifth byte. */
const HEAD = 'RIFF\0\0\0\0WEBP';

/** @returns a sentence where it cannot be read. */
export function inspectWebp(bytes: FileBytes): Picture | PictureFault {
  const end = 8 + u32le(bytes, 4);
  if (end > bytes.length) return CUT_OFF;
  const chunks = chunksOf(bytes.subarray(12, end));
  if (isFault(chunks)) return chunks;
  const find = (type: string) => chunks.find((chunk) => chunk.type === type)?.data;
  const extended = find('VP8X');
  const moving = find('ANMF');
  const inner = moving ? chunksOf(moving.subarray(FRAME_HEADER)) : chunks;
  if (isFault(inner)) return inner;
  const image = inner.find(({ type }) => type === 'VP8 ' || type === 'VP8L');
  const own = image && sizeOf(image);
  if (!image || !own || (moving && moving.length < FRAME_HEADER)) return DAMAGED;
  const canvas = extended ? { width: u24le(extended, 4) + 1, height: u24le(extended, 7) + 1 } : own;
  const frame: Rectangle | null = moving ? { x: 2 * u24le(moving, 0), y: 2 * u24le(moving, 3), ...own } : null;
  if (frame && (frame.x + own.width > canvas.width || frame.y + own.height > canvas.height)) return DAMAGED;
  if (!frame && (own.width !== canvas.width || own.height !== canvas.height)) return DAMAGED;
  const alpha = image.type === 'VP8 ' ? inner.find(({ type }) => type === 'ALPH') : undefined;
  const profile = find('ICCP');
  const exif = find('EXIF');
  return {
    kind: 'webp',
    ...canvas,
    orientation: exif ? exifOrientation(exif) : UPRIGHT,
    bits: 8,
    grey: false,
    decoder: 'native',
    parts: [fileOf(alpha ? [header(own), alpha, image] : [image])],
    colour: profile ? { kind: 'icc', profile, deflated: false } : { kind: 'srgb' },
    frame: frame && (own.width < canvas.width || own.height < canvas.height) ? frame : null,
  };
}

function chunksOf(bytes: FileBytes): Chunk[] | PictureFault {
  const chunks: Chunk[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = u32le(bytes, at + 4);
    const to = at + 8 + length;
    if (to > bytes.length) return CUT_OFF;
    chunks.push({ type: latin(bytes, at, 4), data: bytes.subarray(at + 8, to) });
    at = to + (length % 2);
  }
  return chunks;
}

function sizeOf({ type, data }: Chunk): { width: number; height: number } | null {
  if (type === 'VP8L') {
    if (data[0] !== 0x2f) return null;
    const packed = u32le(data, 1);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  if (!has(data, 3, '\x9d\x01\x2a')) return null;
  const [width, height] = [u16le(data, 6) & 0x3fff, u16le(data, 8) & 0x3fff];
  return width > 0 && height > 0 ? { width, height } : null;
}

function header({ width, height }: { width: number; height: number }): Chunk {
  const data = new Uint8Array(10);
  data[0] = ALPHA;
  put32le(data, 4, width - 1);
  // Three bytes each: the height is written over the fourth of the width.
  for (let i = 0; i < 3; i++) data[7 + i] = (height - 1) >>> (8 * i);
  return { type: 'VP8X', data };
}

function fileOf(chunks: readonly Chunk[]): FileBytes {
  const parts = chunks.flatMap(({ type, data }) => {
    const head = new Uint8Array(8);
    for (let i = 0; i < 4; i++) head[i] = type.charCodeAt(i);
    put32le(head, 4, data.length);
    return [head, data, new Uint8Array(data.length % 2)];
  });
  const file = joined([new Uint8Array(12), ...parts]);
  for (let i = 0; i < HEAD.length; i++) file[i] = HEAD.charCodeAt(i);
  put32le(file, 4, file.length - 8);
  return file;
}
