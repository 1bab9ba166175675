/**
 * @file From a picture's file to its pixels, for page and command alike. What a platform decodes itself is a still frame of stored
 * values; where platforms differ, the decoder is the same code on both. Colours, canvas and turning are done here.
 */

import { fileError } from '../../src/core/failure.ts';
import { toSrgb } from '../../src/core/image/colour/toSrgb.ts';
import { bmpRaster } from '../../src/core/image/file/bmp.ts';
import { joined } from '../../src/core/image/file/bytes.ts';
import { inspectImage } from '../../src/core/image/file/inspect.ts';
import { DAMAGED, isFault } from '../../src/core/image/file/fault.ts';
import type { ColourFacts, Picture } from '../../src/core/image/file/picture.ts';
import { usedBits as bitsOf, type Raster } from '../../src/core/image/file/raster.ts';
import { onCanvas, uprightOf } from '../../src/core/image/orient.ts';
import type { RgbaImage } from '../../src/core/image/pixels.ts';
import { ALL_BITS } from '../../src/core/image/stretch.ts';

/** What differs between the page and the command. */
export interface Platform {
  /**
   * Decodes a still JPEG, PNG, WebP or GIF of 8 bits.
   *
   * `native`: the stored values as RGBA; the file has no profile. `native-cmyk`: the inks, or sRGB with the file's profile applied.
   */
  readonly decode: (picture: Picture) => Promise<Raster>;
  /** The decoder of AVIF. */
  readonly avif: () => Promise<WebAssembly.Module>;
}

/** How a set's pictures are read. */
export interface ReadOptions {
  /**
   * How many of 16 bits pictures use, 8 to 16: the largest number of so many bits is white. Pictures of 8 bits are read as they are,
   * and those that use more bits: all of their light would be white. Default: 16.
   */
  readonly stretch?: number;
}

/** A picture that was read. */
export interface PictureRead {
  /** Upright, sRGB, the first frame. */
  readonly image: RgbaImage;
  /** How many of 16 bits are used; 16 for pictures of 8 bits. */
  readonly usedBits: number;
}

/** The longest colour profile that is read, in bytes. */
const MAX_PROFILE = 8 * 1024 * 1024;

/**
 * Looks at a file.
 * @throws FailureError with the reason.
 */
export function demandPicture(bytes: Uint8Array): Picture {
  const picture = inspectImage(bytes);
  if (isFault(picture)) throw fileError(picture);
  return picture;
}

/**
 * Decodes a picture: upright, sRGB, the first frame of an animation.
 *
 * @param picture as {@link demandPicture} gives it.
 * @throws FailureError with the reason.
 */
export async function readPicture(
  picture: Picture,
  platform: Platform,
  { stretch = ALL_BITS }: ReadOptions = {},
): Promise<PictureRead> {
  const raster = await rasterOf(picture, platform).catch((cause: unknown) => {
    throw fileError(DAMAGED, { cause });
  });
  const { frame, orientation, grey } = picture;
  const expected = frame ?? picture;
  if (raster.width !== expected.width || raster.height !== expected.height) throw fileError(DAMAGED);
  // A platform that applied the inks' profile gives sRGB.
  const done = picture.decoder === 'native-cmyk' && raster.model === 'rgb';
  const facts = done ? ({ kind: 'srgb' } as const) : await inflated(picture.colour);
  const usedBits = bitsOf(raster);
  const flat = toSrgb(raster, facts, { grey, stretch: usedBits > stretch ? ALL_BITS : stretch });
  return { image: uprightOf(frame ? onCanvas(flat, frame, picture) : flat, orientation), usedBits };
}

async function rasterOf(picture: Picture, platform: Platform): Promise<Raster> {
  const whole = () => joined(picture.parts);
  switch (picture.decoder) {
    case 'native':
    case 'native-cmyk':
      return platform.decode(picture);
    case 'png':
      return (await import('./decoders/png.ts')).decodePng(whole());
    case 'tiff':
      return (await import('./decoders/tiff.ts')).decodeTiff(whole(), platform.decode);
    case 'avif':
      return (await import('./decoders/avif.ts')).decodeAvif(whole(), platform.avif, picture.bits);
    case 'bmp':
      return bmpRaster(whole());
    default:
      return picture.decoder satisfies never;
  }
}

async function inflated(facts: ColourFacts): Promise<ColourFacts> {
  if (facts.kind !== 'icc' || !facts.deflated) return facts;
  const { inflate } = await import('./decoders/inflate.ts');
  try {
    return { kind: 'icc', profile: inflate(facts.profile, MAX_PROFILE), deflated: false };
  } catch {
    // As everywhere, a profile that cannot be read is none.
    return { kind: 'srgb' };
  }
}
