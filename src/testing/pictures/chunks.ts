/** @file Taking PNG, JPEG and WebP files apart and putting other things in. */

import { crc32 } from '../../core/bytes/crc32.ts';

const utf = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A PNG chunk with its checksum. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([utf(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body, 0, body.length));
  return Buffer.concat([length, body, sum]);
}

/** A PNG's chunks, whole. */
export function pngChunks(png: Buffer): { readonly type: string; readonly whole: Buffer; readonly data: Buffer }[] {
  const chunks = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const whole = png.subarray(at, at + 12 + length);
    chunks.push({ type: whole.toString('latin1', 4, 8), whole, data: whole.subarray(8, -4) });
    at += whole.length;
  }
  return chunks;
}

/** A PNG of these chunks. */
export const pngOf = (chunks: readonly Buffer[]): Buffer => Buffer.concat([utf('\x89PNG\r\n\x1a\n'), ...chunks]);

/** A PNG with chunks put in behind its header; those that sharp writes of its own accord are left out. */
export function withChunks(png: Buffer, ...added: readonly Buffer[]): Buffer {
  const [header, ...rest] = pngChunks(png).filter(({ type }) => /^(?:IHDR|PLTE|tRNS|IDAT|IEND)$/u.test(type));
  return pngOf([header!.whole, ...added, ...rest.map(({ whole }) => whole)]);
}

const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeUInt32BE(value, 4 * i));
  return bytes;
};

export const gama = (gamma: number): Buffer => pngChunk('gAMA', u32(Math.round(gamma * 1e5)));
/** White, red, green, blue: x and y each. */
export const chrm = (...values: number[]): Buffer => pngChunk('cHRM', u32(...values.map((v) => Math.round(v * 1e5))));
export const cicp = (primaries: number, transfer: number): Buffer =>
  pngChunk('cICP', Buffer.from([primaries, transfer, 0, 1]));

/** A JPEG segment behind the start of the file. */
export function withSegment(jpeg: Buffer, marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** A JPEG with a profile. */
export const withProfile = (jpeg: Buffer, profile: Buffer): Buffer =>
  withSegment(jpeg, 0xe2, Buffer.concat([utf('ICC_PROFILE\0\x01\x01'), profile]));
