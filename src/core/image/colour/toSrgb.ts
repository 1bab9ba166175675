/** @file Samples of any colour space as sRGB bytes: one rule for page and command, in the numbers that Chromium shows. */

import type { ColourFacts } from '../file/picture.ts';
import { coloursOf, fullOf, type Raster } from '../file/raster.ts';
import type { RgbaImage } from '../pixels.ts';
import { brightLightOf, toneMap } from './brightLight.ts';
import { linearToSrgb, power, srgbToLinear, transferOf, type Curve } from './curves.ts';
import { parseProfile } from './icc.ts';
import { primariesOf, product, SRGB, toSrgbFrom, inverse, XYZ_TO_SRGB, type Matrix } from './primaries.ts';

/** From stored values to linear sRGB. */
type Conversion =
  | { readonly kind: 'none' }
  | { readonly kind: 'matrix'; readonly curves: readonly Curve[]; readonly matrix: Matrix }
  /** Any function of a pixel; `channels` that it reads. */
  | {
      readonly kind: 'pixel';
      readonly channels: number;
      readonly convert: (pixel: Float64Array, out: Float64Array) => void;
    };

/** Steps of linear light that bytes of sRGB are looked up by: a step is a tenth of a level where the curve is steepest. */
const STEPS = 16384;
const ENCODED = Uint8Array.from({ length: STEPS }, (_, i) => Math.round(255 * linearToSrgb(i / (STEPS - 1))));

/**
 * Brings a picture to sRGB.
 *
 * @param raster as a decoder gives it.
 * @param facts what the file says of its colours; a deflated profile has been inflated.
 * @param options.grey whether the picture has one channel, whatever the decoder made of it.
 * @param options.stretch how many of 16 bits are used: the largest number of so many bits is white. Default: 16.
 */
export function toSrgb(
  raster: Raster,
  facts: ColourFacts,
  { grey = raster.model === 'grey', stretch = 16 }: { readonly grey?: boolean; readonly stretch?: number } = {},
): RgbaImage {
  const conversion = conversionOf(facts, raster.model === 'cmyk' ? 'cmyk' : grey ? 'grey' : 'rgb');
  const full = raster.data instanceof Uint16Array ? 2 ** stretch - 1 : fullOf(raster);
  if (conversion.kind === 'none' && raster.model === 'rgb' && raster.alpha && !(raster.data instanceof Uint16Array)) {
    return { width: raster.width, height: raster.height, data: raster.data };
  }
  const { width, height } = raster;
  const data = new Uint8ClampedArray(4 * width * height);
  const write = writerOf(conversion, raster, full, data);
  const colours = coloursOf(raster);
  const step = colours + (raster.alpha ? 1 : 0);
  const opaque = fullOf(raster);
  for (let i = 0, from = 0; i < width * height; i++, from += step) {
    write(from, 4 * i);
    data[4 * i + 3] = raster.alpha ? (raster.data[from + colours]! * 255) / opaque : 255;
  }
  return { width, height, data };
}

/** Writes the colours of the pixel that begins at one place to another. */
function writerOf(
  conversion: Conversion,
  raster: Raster,
  full: number,
  data: Uint8ClampedArray,
): (from: number, to: number) => void {
  const { data: samples, model } = raster;
  const next = model === 'grey' ? 0 : 1;
  switch (conversion.kind) {
    case 'none':
      if (model === 'cmyk') {
        return (from, to) => {
          const light = full - samples[from + 3]!;
          for (let c = 0; c < 3; c++) data[to + c] = (255 * (full - samples[from + c]!) * light) / full ** 2;
        };
      }
      return (from, to) => {
        for (let c = 0; c < 3; c++) data[to + c] = (samples[from + c * next]! * 255) / full;
      };
    case 'matrix': {
      const [r, g, b] = conversion.curves.map((curve) => tabled(curve, full, fullOf(raster))) as [
        Float32Array,
        Float32Array,
        Float32Array,
      ];
      const m = conversion.matrix;
      return (from, to) => {
        const [x, y, z] = [r[samples[from]!]!, g[samples[from + next]!]!, b[samples[from + 2 * next]!]!];
        data[to] = encoded(m[0] * x + m[1] * y + m[2] * z);
        data[to + 1] = encoded(m[3] * x + m[4] * y + m[5] * z);
        data[to + 2] = encoded(m[6] * x + m[7] * y + m[8] * z);
      };
    }
    case 'pixel': {
      const pixel = new Float64Array(conversion.channels);
      const out = new Float64Array(3);
      const stride = conversion.channels === 3 ? next : 1;
      return (from, to) => {
        for (let c = 0; c < pixel.length; c++) pixel[c] = Math.min(1, samples[from + c * stride]! / full);
        conversion.convert(pixel, out);
        for (let c = 0; c < 3; c++) data[to + c] = encoded(out[c]!);
      };
    }
    default:
      return conversion satisfies never;
  }
}

const encoded = (light: number): number =>
  light <= 0 ? 0 : light >= 1 ? 255 : ENCODED[Math.round(light * (STEPS - 1))]!;

/** A curve at every value that a sample can have; those above white are white. */
const tabled = (curve: Curve, white: number, most: number): Float32Array =>
  Float32Array.from({ length: most + 1 }, (_, i) => curve(Math.min(1, i / white)));

function conversionOf(facts: ColourFacts, model: 'grey' | 'rgb' | 'cmyk'): Conversion {
  const found = byFacts(facts, model);
  return found.kind === 'none' || isSrgb(found) ? { kind: 'none' } : found;
}

function byFacts(facts: ColourFacts, model: 'grey' | 'rgb' | 'cmyk'): Conversion {
  switch (facts.kind) {
    case 'srgb':
      return { kind: 'none' };
    case 'icc':
      return byProfile(facts.profile, model);
    case 'gamma': {
      const curve = power(1 / facts.gamma);
      return { kind: 'matrix', curves: [curve, curve, curve], matrix: toSrgbFrom(facts.primaries ?? SRGB) };
    }
    case 'code-points':
      return byCodePoints(facts.primaries, facts.transfer);
    default:
      return facts satisfies never;
  }
}

/** A profile of other channels than the picture has is none; a grey picture may have one of three. */
function byProfile(bytes: Uint8Array, model: 'grey' | 'rgb' | 'cmyk'): Conversion {
  const profile = parseProfile(bytes);
  switch (profile?.kind) {
    case undefined:
      return { kind: 'none' };
    case 'grey': {
      const { curve } = profile;
      return model === 'grey' ? { kind: 'matrix', curves: [curve, curve, curve], matrix: UNIT } : { kind: 'none' };
    }
    case 'matrix':
      if (model === 'cmyk') return { kind: 'none' };
      return { kind: 'matrix', curves: profile.curves, matrix: product(XYZ_TO_SRGB, profile.toXyz) };
    case 'table': {
      const { channels, toXyz } = profile;
      const fits = model === 'cmyk' ? channels === 4 : channels === 3 || (channels === 1 && model === 'grey');
      const convert = (pixel: Float64Array, out: Float64Array) => {
        toXyz(pixel, out);
        mix(XYZ_TO_SRGB, out);
      };
      return fits ? { kind: 'pixel', channels, convert } : { kind: 'none' };
    }
    default:
      return profile satisfies never;
  }
}

function byCodePoints(code: number, transfer: number): Conversion {
  const bright = brightLightOf(transfer);
  const curve = bright?.curve ?? transferOf(transfer) ?? srgbToLinear;
  const primaries = primariesOf(code) ?? SRGB;
  const matrix = toSrgbFrom(primaries);
  if (!bright) return { kind: 'matrix', curves: [curve, curve, curve], matrix };
  const toBright = product(FROM_SRGB_TO_2020, matrix);
  return {
    kind: 'pixel',
    channels: 3,
    convert: (pixel, out) => {
      for (let c = 0; c < 3; c++) out[c] = curve(pixel[c]!);
      mix(toBright, out);
      toneMap(out, bright.kind);
      mix(FROM_2020, out);
    },
  };
}

const UNIT: Matrix = [1, 0, 0, 0, 1, 0, 0, 0, 1];
const FROM_2020 = toSrgbFrom(primariesOf(9)!);
const FROM_SRGB_TO_2020 = inverse(FROM_2020);

/** Applies a matrix in place. */
function mix(m: Matrix, v: Float64Array): void {
  const [x, y, z] = [v[0]!, v[1]!, v[2]!];
  v[0] = m[0] * x + m[1] * y + m[2] * z;
  v[1] = m[3] * x + m[4] * y + m[5] * z;
  v[2] = m[6] * x + m[7] * y + m[8] * z;
}

/** Whether a conversion changes no byte by more than rounding: most profiles in pictures are sRGB's own. */
function isSrgb(conversion: Exclude<Conversion, { kind: 'none' }>): boolean {
  if (conversion.kind === 'pixel') return false;
  const { curves, matrix } = conversion;
  for (let i = 0; i < PROBES ** 3; i++) {
    const pixel = [i, i / PROBES, i / PROBES ** 2].map((value) => Math.floor(value) % PROBES);
    const light = pixel.map((level, c) => curves[c]!(level / (PROBES - 1)));
    for (let c = 0; c < 3; c++) {
      const value = encoded(
        matrix[3 * c]! * light[0]! + matrix[3 * c + 1]! * light[1]! + matrix[3 * c + 2]! * light[2]!,
      );
      if (Math.abs(value - (pixel[c]! * 255) / (PROBES - 1)) > 1) return false;
    }
  }
  return true;
}

/** Values of a channel at which a conversion is compared with none. */
const PROBES = 16;
