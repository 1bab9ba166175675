/** @file The 15 common corruptions under one contract: what is random in them is drawn apart, and may be given. */

import { fromPixels, toPixels } from '../augment/picture.ts';
import type { Picture } from '../augment/picture.ts';
import type { PixelTensor } from '../brands.ts';
import { openDraws } from '../random/draws.ts';
import type { StreamAddress } from '../random/stream.ts';
import { defocusBlur, glassBlur, glassBlurred, motionBlur, zoomBlur } from './blur.ts';
import { constantsFor, type Constants } from './constants.ts';
import { drawn, type Random } from './drawn.ts';
import { elastic } from './elastic.ts';
import { fromPicture, toPicture } from './field.ts';
import { jpeg } from './jpeg.ts';
import { gaussianNoise, impulseNoise, shotNoise } from './noise.ts';
import { pixelate } from './pixelate.ts';
import { brightness, contrast } from './tone.ts';
import { fog, frost, snow, snowLayer } from './weather.ts';

export const CORRUPTIONS = [
  'gaussian_noise',
  'shot_noise',
  'impulse_noise',
  'defocus_blur',
  'glass_blur',
  'motion_blur',
  'zoom_blur',
  'snow',
  'frost',
  'fog',
  'brightness',
  'contrast',
  'elastic',
  'pixelate',
  'jpeg',
] as const satisfies readonly (keyof Constants)[];
export type CorruptionName = (typeof CORRUPTIONS)[number];

export type Severity = 1 | 2 | 3 | 4 | 5;

/**
 * A picture made worse, to test what reads it.
 *
 * @param source a picture of about the size that models read; the constants depend on its shorter side.
 * @param name which corruption. `frost` lays a procedural texture over the picture, not the published photographs: its figures
 *   compare with nobody's.
 * @param severity from 1 to 5.
 * @param address of the stream that decides what is random.
 */
export function corrupt(source: Picture, name: CorruptionName, severity: Severity, address: StreamAddress): Picture {
  const constants = constantsFor(Math.min(source.width, source.height));
  return applied(source, name, constants, severity - 1, drawn(source, openDraws(address)));
}

/** As {@link corrupt}, for one image as models take it, [1, 3, height, width]. */
export const corruptPixels = (
  pixels: PixelTensor,
  name: CorruptionName,
  severity: Severity,
  address: StreamAddress,
): PixelTensor => toPixels(corrupt(fromPixels(pixels), name, severity, address));

function applied(source: Picture, name: CorruptionName, constants: Constants, i: number, random: Random): Picture {
  const x = fromPicture(source);
  switch (name) {
    case 'gaussian_noise':
      return toPicture(gaussianNoise(x, constants[name][i]!, random.normals(x.data.length)));
    case 'shot_noise':
      return toPicture(shotNoise(x, constants[name][i]!, random.photons(x, constants[name][i]!)));
    case 'impulse_noise': {
      const count = x.data.length;
      return toPicture(impulseNoise(x, constants[name][i]!, random.uniforms(count), random.uniforms(count)));
    }
    case 'defocus_blur':
      return toPicture(defocusBlur(x, ...constants[name][i]!));
    case 'glass_blur': {
      const [sigma, delta, iterations] = constants[name][i]!;
      return toPicture(glassBlur(glassBlurred(x, sigma), sigma, delta, iterations, random.moves(delta, iterations)));
    }
    case 'motion_blur':
      return toPicture(motionBlur(x, ...constants[name][i]!, random.between(-45, 45)));
    case 'zoom_blur':
      return toPicture(zoomBlur(x, zoomFactors(constants[name][i]!)));
    case 'snow': {
      const of = constants[name][i]!;
      const layer = snowLayer(x, of, random.normals(x.width * x.height), random.between(-135, -45));
      return toPicture(snow(x, layer, of[6]));
    }
    case 'frost':
      return toPicture(frost(x, constants[name][i]!, random.ice()));
    case 'fog': {
      const [amount, decay] = constants[name][i]!;
      return toPicture(fog(x, amount, random.plasma(decay)));
    }
    case 'brightness':
      return toPicture(brightness(x, constants[name][i]!));
    case 'contrast':
      return toPicture(contrast(x, constants[name][i]!));
    case 'elastic': {
      const { affine, dx, dy } = random.rubber(constants[name][i]!);
      return toPicture(elastic(x, affine, dx, dy));
    }
    case 'pixelate':
      return pixelate(source, constants[name][i]!);
    case 'jpeg':
      return jpeg(source, constants[name][i]!);
    default:
      return name satisfies never;
  }
}

/** 1, 1.01, ... to the last. */
export const zoomFactors = (last: number): number[] =>
  Array.from({ length: Math.round((last - 1) * 100) + 1 }, (_, i) => (100 + i) / 100);
