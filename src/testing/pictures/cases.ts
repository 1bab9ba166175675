/** @file Pictures that decoders are known to read differently, drawn here: one name, one file. */

import { deflateSync } from 'node:zlib';
import { encode } from 'fast-png';
import sharp from 'sharp';
import { BITMAPS } from './bitmaps.ts';
import { chrm, cicp, gama, pngChunk, pngChunks, pngOf, withChunks, withProfile } from './chunks.ts';
import { DRAWN, drawn, drawn16, drawnBytes } from './drawn.ts';
import { greyProfile, swappedProfile, tableProfile, wideProfile } from './profiles.ts';

type Make = () => Buffer | Promise<Buffer>;

const iccp = (profile: Buffer) =>
  pngChunk('iCCP', Buffer.concat([Buffer.from('p\0\0', 'latin1'), deflateSync(profile)]));
const png = () => drawn().png().toBuffer();
const wide16 = Uint16Array.from(drawnBytes(true), (value, i) => value * 257 - (value > 0 ? i % 97 : 0));

/** Files that both read. */
export const READ: Readonly<Record<string, Make>> = {
  'JPEG 4:2:0': () => drawn().jpeg({ quality: 80 }).toBuffer(),
  'JPEG progressive': () => drawn().jpeg({ quality: 60, progressive: true }).toBuffer(),
  'JPEG grey': () => drawn().greyscale().jpeg().toBuffer(),
  'JPEG grey, profile': async () => withProfile(await drawn().greyscale().jpeg().toBuffer(), greyProfile),
  'JPEG Display P3': () => drawn().withIccProfile('p3').jpeg({ chromaSubsampling: '4:4:4' }).toBuffer(),
  'JPEG Adobe RGB': async () => withProfile(await drawn().jpeg().toBuffer(), wideProfile),
  'JPEG table profile': async () => withProfile(await drawn().jpeg().toBuffer(), tableProfile(3)),
  'JPEG sRGB profile': () => drawn().withIccProfile('srgb').jpeg().toBuffer(),
  'JPEG CMYK': async () => drawn().toColourspace('cmyk').jpeg().toBuffer(),
  'JPEG CMYK, progressive': async () => drawn().toColourspace('cmyk').jpeg({ progressive: true }).toBuffer(),
  'JPEG CMYK, profile': async () => withProfile(await drawn().toColourspace('cmyk').jpeg().toBuffer(), tableProfile(4)),
  'JPEG turned, Display P3': () => drawn().withMetadata({ orientation: 5 }).withIccProfile('p3').jpeg().toBuffer(),
  ...Object.fromEntries(
    [2, 3, 4, 5, 6, 7, 8].map((orientation) => [
      `JPEG orientation ${orientation}`,
      () => drawn().withMetadata({ orientation }).jpeg().toBuffer(),
    ]),
  ),
  'PNG opacity': () => drawn(true).png().toBuffer(),
  'PNG palette': () => drawn().png({ palette: true }).toBuffer(),
  'PNG interlaced': () => drawn().png({ progressive: true }).toBuffer(),
  'PNG one colour transparent': async () =>
    withChunks(await png(), pngChunk('tRNS', Buffer.from([0, 230, 0, 20, 0, 30]))),
  'PNG 1 bit': () => drawn().greyscale().png({ palette: true, colours: 2 }).toBuffer(),
  'PNG gAMA 0.45455': async () => withChunks(await png(), gama(0.45455)),
  'PNG gAMA 1': async () => withChunks(await png(), gama(1)),
  'PNG gAMA 0.3': async () => withChunks(await png(), gama(0.3)),
  'PNG gAMA and cHRM': async () =>
    withChunks(await png(), gama(0.45455), chrm(0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06)),
  'PNG gAMA and cHRM of sRGB': async () =>
    withChunks(await png(), gama(0.45455), chrm(0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)),
  'PNG cHRM alone': async () => withChunks(await png(), chrm(0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06)),
  'PNG sRGB beats gAMA': async () => withChunks(await png(), pngChunk('sRGB', Buffer.from([0])), gama(1)),
  'PNG cICP Display P3': async () => withChunks(await png(), cicp(12, 13)),
  'PNG cICP BT.709': async () => withChunks(await png(), cicp(1, 1)),
  'PNG cICP PQ': async () => withChunks(await png(), cicp(9, 16)),
  'PNG cICP HLG': async () => withChunks(await png(), cicp(9, 18)),
  'PNG profile': async () => withChunks(await png(), iccp(swappedProfile)),
  'PNG profile, opacity': async () => withChunks(await drawn(true).png().toBuffer(), iccp(wideProfile)),
  'PNG palette, opacity, profile': async () =>
    withChunks(await drawn(true).png({ palette: true }).toBuffer(), iccp(wideProfile)),
  'PNG one colour transparent, gAMA': async () =>
    withChunks(await png(), gama(0.6), pngChunk('tRNS', Buffer.from([0, 230, 0, 20, 0, 30]))),
  'PNG grey, profile': async () =>
    withChunks(await drawn().greyscale().toColourspace('b-w').png().toBuffer(), iccp(greyProfile)),
  'PNG profile that is none': async () => withChunks(await png(), iccp(Buffer.from('nothing'))),
  'PNG 16 bits': () => drawn16().png().toBuffer(),
  'PNG 16 bits, interlaced': () => drawn16().png({ progressive: true }).toBuffer(),
  'PNG 16 bits, profile': async () => withChunks(await drawn16().png().toBuffer(), iccp(wideProfile)),
  'PNG 16 bits, opacity': () => Buffer.from(encode({ ...DRAWN, channels: 4, depth: 16, data: wide16 })),
  'PNG 12 of 16 bits': () => drawn16(16).png().toBuffer(),
  'PNG animated': async () => animated(await png(), false),
  'PNG animated, default hidden': async () => animated(await png(), true),
  WebP: () => drawn().webp({ quality: 70 }).toBuffer(),
  'WebP opacity': () => drawn(true).webp({ quality: 70 }).toBuffer(),
  'WebP lossless': () => drawn(true).webp({ lossless: true }).toBuffer(),
  'WebP Display P3': () => drawn().withIccProfile('p3').webp().toBuffer(),
  'WebP Display P3, opacity': () => drawn(true).withIccProfile('p3').webp().toBuffer(),
  'WebP orientation 6': () => drawn().withMetadata({ orientation: 6 }).webp().toBuffer(),
  'WebP animated': () => frames().webp({ lossless: true }).toBuffer(),
  GIF: () => drawn().gif().toBuffer(),
  'GIF animated': () => frames().gif().toBuffer(),
  'GIF frame in a larger screen': async () => placedGif(await drawn().gif().toBuffer(), 100, 90, 20, 30),
  'GIF frame beyond its screen': async () => placedGif(await drawn().gif().toBuffer(), 40, 40, 10, 0),
  'GIF cut in its second frame': async () => {
    const gif = await frames().gif().toBuffer();
    return gif.subarray(0, gif.length - 40);
  },
  'AVIF 4:2:0': () => drawn().avif({ quality: 60, chromaSubsampling: '4:2:0', effort: 2 }).toBuffer(),
  'AVIF 4:4:4': () => drawn().avif({ quality: 80, effort: 2 }).toBuffer(),
  'AVIF opacity': () => drawn(true).avif({ quality: 80, effort: 2 }).toBuffer(),
  'AVIF Display P3': () => drawn().withIccProfile('p3').avif({ quality: 80, effort: 2 }).toBuffer(),
  ...Object.fromEntries(
    (['none', 'lzw', 'deflate', 'packbits'] as const).flatMap((compression) => [
      [`TIFF ${compression}`, () => drawn().tiff({ compression, predictor: 'none' }).toBuffer()],
      [
        `TIFF ${compression}, tiles`,
        () =>
          drawn(true).tiff({ compression, predictor: 'none', tile: true, tileWidth: 16, tileHeight: 16 }).toBuffer(),
      ],
    ]),
  ),
  'TIFF JPEG': () => drawn().tiff({ compression: 'jpeg', quality: 90 }).toBuffer(),
  'TIFF JPEG, tiles': () =>
    drawn().tiff({ compression: 'jpeg', quality: 60, tile: true, tileWidth: 16, tileHeight: 16 }).toBuffer(),
  'TIFF JPEG, grey': () => drawn().greyscale().toColourspace('b-w').tiff({ compression: 'jpeg' }).toBuffer(),
  'TIFF differences': () => drawn().tiff({ compression: 'lzw', predictor: 'horizontal' }).toBuffer(),
  'TIFF 16 bits, differences': () => drawn16().tiff({ compression: 'deflate', predictor: 'horizontal' }).toBuffer(),
  'TIFF 16 bits': () => drawn16().tiff({ compression: 'none' }).toBuffer(),
  'TIFF 12 of 16 bits': () => drawn16(16).tiff({ compression: 'none' }).toBuffer(),
  'TIFF in several sizes': () =>
    drawn().tiff({ compression: 'none', pyramid: true, tile: true, tileWidth: 16, tileHeight: 16 }).toBuffer(),
  'TIFF grey': () => drawn().greyscale().toColourspace('b-w').tiff({ compression: 'lzw' }).toBuffer(),
  'TIFF grey, white is zero': () =>
    drawn().greyscale().toColourspace('b-w').tiff({ compression: 'lzw', miniswhite: true }).toBuffer(),
  'TIFF 1 bit': () => drawn().greyscale().toColourspace('b-w').tiff({ bitdepth: 1, compression: 'none' }).toBuffer(),
  'TIFF 4 bits': () => drawn().greyscale().toColourspace('b-w').tiff({ bitdepth: 4, compression: 'none' }).toBuffer(),
  'TIFF CMYK': () => drawn().toColourspace('cmyk').tiff({ compression: 'none' }).toBuffer(),
  'TIFF orientation 8': () => drawn().withMetadata({ orientation: 8 }).tiff({ compression: 'none' }).toBuffer(),
  'TIFF Display P3': () => drawn().withIccProfile('p3').tiff({ compression: 'none' }).toBuffer(),
  ...Object.fromEntries(Object.entries(BITMAPS).map(([name, make]) => [`BMP ${name}`, make])),
};

/** Files that both refuse, with what is said. */
export const REFUSED: Readonly<Record<string, { readonly make: Make; readonly says: RegExp }>> = {
  nothing: { make: () => Buffer.alloc(0), says: /^it is empty$/u },
  'a text': { make: () => Buffer.from('hello'), says: /^it is not an image$/u },
  'a web page': { make: () => Buffer.from('\n<!DOCTYPE html><html></html>'), says: /web page/u },
  'a drawing': {
    make: () => Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
    says: /SVG/u,
  },
  'a TIFF of WebP': { make: () => drawn().tiff({ compression: 'webp' }).toBuffer(), says: /compression \(50001\)/u },
  'a PNG without its end': { make: async () => (await png()).subarray(0, -12), says: /cut off/u },
  'a PNG cut in its pixels': { make: async () => (await png()).subarray(0, 900), says: /cut off/u },
  'a PNG with a wrong byte': { make: async () => flipped(await png(), 300), says: /damaged/u },
  'a PNG with too few pixels': { make: async () => shortened(await png()), says: /damaged/u },
  'a PNG of 16 bits with too few pixels': {
    make: async () => shortened(await drawn16().png().toBuffer()),
    says: /damaged/u,
  },
  'a JPEG cut off': { make: async () => (await drawn().jpeg().toBuffer()).subarray(0, -200), says: /cut off/u },
  'a JPEG without its end': { make: async () => (await drawn().jpeg().toBuffer()).subarray(0, -2), says: /cut off/u },
  'a WebP cut off': { make: async () => (await drawn().webp().toBuffer()).subarray(0, -50), says: /cut off/u },
  'a GIF cut off': { make: async () => (await drawn().gif().toBuffer()).subarray(0, -50), says: /cut off/u },
  'an AVIF cut off': {
    make: async () => (await drawn().avif({ effort: 2 }).toBuffer()).subarray(0, -50),
    says: /cut off/u,
  },
  'a TIFF cut off': {
    make: async () => cutTiff(await drawn().tiff({ compression: 'none' }).toBuffer()),
    says: /cut off|damaged/u,
  },
  'a BMP cut off': { make: () => BITMAPS['24 bits']!().subarray(0, -50), says: /cut off/u },
  'a picture of 100 megapixels': {
    make: () =>
      sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' } })
        .png({ compressionLevel: 1 })
        .toBuffer(),
    says: /10000 x 10000 pixels, more than 64 million/u,
  },
};

/** Two frames, of which the second is another picture. */
const frames = () =>
  sharp(Buffer.concat([drawnBytes(), Buffer.from(drawnBytes()).reverse()]), {
    raw: { width: DRAWN.width, height: 2 * DRAWN.height, channels: 3, pageHeight: DRAWN.height },
  });

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 0xff;
  return copy;
}

/** A whole PNG whose compressed pixels end halfway. */
function shortened(bytes: Buffer): Buffer {
  const chunks = pngChunks(bytes);
  const pixels = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const [header] = chunks;
  return pngOf([
    header!.whole,
    pngChunk('IDAT', pixels.subarray(0, pixels.length / 2)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** libvips writes the directory last: cut so that it is kept and the pixels are not. */
function cutTiff(tiff: Buffer): Buffer {
  const directory = tiff.readUInt32LE(4);
  return directory > 100 ? tiff.subarray(0, directory - 60) : tiff.subarray(0, -60);
}

/** An animated PNG of two frames: the picture turned by 180 degrees, and the picture. */
async function animated(still: Buffer, hidden: boolean): Promise<Buffer> {
  const other = pngChunks(await drawn().rotate(180).png().toBuffer());
  const chunks = pngChunks(still);
  const control = (sequence: number, width: number, height: number, x: number, y: number) => {
    const data = Buffer.alloc(26);
    [sequence, width, height, x, y].forEach((value, i) => data.writeUInt32BE(value, 4 * i));
    data.writeUInt16BE(1, 20);
    data.writeUInt16BE(10, 22);
    return pngChunk('fcTL', data);
  };
  const pixels = (own: typeof chunks, sequence: number) => {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(sequence);
    return pngChunk(
      'fdAT',
      Buffer.concat([number, ...own.filter(({ type }) => type === 'IDAT').map(({ data }) => data)]),
    );
  };
  const count = Buffer.alloc(8);
  count.writeUInt32BE(hidden ? 1 : 2);
  const first = hidden ? [] : [control(0, DRAWN.width, DRAWN.height, 0, 0)];
  const small = pngChunks(await drawn().extract({ left: 5, top: 9, width: 30, height: 20 }).png().toBuffer());
  const second = hidden
    ? [control(0, 30, 20, 11, 13), pixels(small, 1)]
    : [control(1, DRAWN.width, DRAWN.height, 0, 0), pixels(other, 2)];
  const idat = chunks.filter(({ type }) => type === 'IDAT').map(({ whole }) => whole);
  return pngOf([chunks[0]!.whole, pngChunk('acTL', count), ...first, ...idat, ...second, chunks.at(-1)!.whole]);
}

/** A GIF whose only frame lies somewhere on a screen of another size. */
function placedGif(gif: Buffer, width: number, height: number, x: number, y: number): Buffer {
  const copy = Buffer.from(gif);
  copy.writeUInt16LE(width, 6);
  copy.writeUInt16LE(height, 8);
  const table = copy[10]! & 0x80 ? 3 * 2 ** ((copy[10]! & 7) + 1) : 0;
  let at = 13 + table;
  while (copy[at] !== 0x2c) {
    at += 2;
    while (copy[at] !== 0) at += copy[at]! + 1;
    at++;
  }
  copy.writeUInt16LE(x, at + 1);
  copy.writeUInt16LE(y, at + 3);
  return copy;
}
