/** @file How far a prior is from giving pictures back. */

import type { PixelTensor } from '../brands.ts';
import { meanAbsoluteDifference, psnr } from '../image/difference.ts';
import type { EncodingPrior } from './port.ts';

/** Means over pictures. */
export interface ReconstructionError {
  /** Of the mean absolute difference, pixels in [0, 1]. */
  readonly absolute: number;
  /** Of the peak signal-to-noise ratio, in decibels. */
  readonly psnr: number;
}

/** A picture counts as given back exactly from here on, in decibels: above what 16 bits can show. */
const EXACT = 100;

/**
 * How far pictures are from those that they should be.
 *
 * @param wanted [1, 3, height, width] each, in [0, 1].
 * @param got one for each, of its size.
 */
export function errorOf(wanted: readonly PixelTensor[], got: readonly PixelTensor[]): ReconstructionError {
  const mean = (of: (a: PixelTensor, b: PixelTensor) => number): number =>
    wanted.reduce((sum, picture, i) => sum + of(picture, got[i]!), 0) / wanted.length;
  return { absolute: mean(meanAbsoluteDifference), psnr: mean((a, b) => Math.min(EXACT, psnr(a, b))) };
}

/** What a prior gives back of pictures, one at a time. */
export async function givenBack(
  { encode, decode }: Pick<EncodingPrior, 'encode' | 'decode'>,
  pictures: readonly PixelTensor[],
): Promise<readonly PixelTensor[]> {
  const images: PixelTensor[] = [];
  for (const picture of pictures) images.push(await decode(await encode(picture)));
  return images;
}
