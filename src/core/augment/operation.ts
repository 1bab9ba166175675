/** @file The fourteen operations of RandAugment under their published names, and one of them done to a picture. */

import { brightness, color, contrast, sharpness } from './colour.ts';
import { rotate, shearX, shearY, translateX, translateY } from './geometry.ts';
import { autoContrast, equalize, posterize, solarize } from './levels.ts';
import type { Picture } from './picture.ts';
import { warp, type Sampling } from './warp.ts';

export const OPERATIONS = [
  'Identity',
  'ShearX',
  'ShearY',
  'TranslateX',
  'TranslateY',
  'Rotate',
  'Brightness',
  'Color',
  'Contrast',
  'Sharpness',
  'Posterize',
  'Solarize',
  'AutoContrast',
  'Equalize',
] as const;
export type OperationName = (typeof OPERATIONS)[number];

/** One operation with how much of it; plain data, so that a record can say what was done. */
export interface Operation {
  readonly name: OperationName;
  /**
   * In the operation's own unit: a slope (Shear), pixels (Translate), degrees counter-clockwise (Rotate), a relative change
   * (Brightness, Color, Contrast, Sharpness), bits that are kept (Posterize), a level (Solarize); 0 where it has none.
   */
  readonly magnitude: number;
}

/**
 * Does one operation to a picture, as torchvision does it to a Pillow picture.
 *
 * @param picture any size.
 * @param operation which, and how much.
 * @param sampling how the geometric ones read, and what they leave empty.
 * @returns a picture of the same size.
 */
export function applyOperation(picture: Picture, { name, magnitude }: Operation, sampling: Sampling): Picture {
  switch (name) {
    case 'Identity':
      return picture;
    case 'ShearX':
      return warp(picture, shearX(magnitude), sampling);
    case 'ShearY':
      return warp(picture, shearY(magnitude), sampling);
    case 'TranslateX':
      return warp(picture, translateX(magnitude), sampling);
    case 'TranslateY':
      return warp(picture, translateY(magnitude), sampling);
    case 'Rotate':
      return warp(picture, rotate(magnitude, picture.width, picture.height), sampling);
    case 'Brightness':
      return brightness(picture, magnitude);
    case 'Color':
      return color(picture, magnitude);
    case 'Contrast':
      return contrast(picture, magnitude);
    case 'Sharpness':
      return sharpness(picture, magnitude);
    case 'Posterize':
      return posterize(picture, magnitude);
    case 'Solarize':
      return solarize(picture, magnitude);
    case 'AutoContrast':
      return autoContrast(picture);
    case 'Equalize':
      return equalize(picture);
    default:
      return name satisfies never;
  }
}

/** Does several, one after the other. */
export const applyOperations = (picture: Picture, operations: readonly Operation[], sampling: Sampling): Picture =>
  operations.reduce((current, operation) => applyOperation(current, operation, sampling), picture);
