/** @file Weighted sums of pictures of one size: what MixUp and AugMix make. */

import type { NumberSetting } from '../methods/settings.ts';
import { checkSameSize, type Picture } from './picture.ts';

/** How shares of two pictures are drawn: from Beta(evenness, evenness). */
export const EVENNESS = {
  kind: 'number',
  least: 0.1,
  most: 10,
  step: 0.1,
  default: 1,
  label: 'Evenness',
  help: "How alike the two pictures' shares are: 1 draws any share, more draws nearer to halves, less nearer to one of the two.",
} as const satisfies NumberSetting;

/** A picture and its weight in a sum. */
export interface Part {
  readonly picture: Picture;
  readonly weight: number;
}

/**
 * The sum of pictures times weights, on levels, before it is cut to bytes.
 *
 * @param parts at least one, all of one size; the weights are usually >= 0 with sum 1.
 * @returns [height, width, 3], float64.
 * @throws RangeError where there are none or their sizes differ.
 */
export function weightedSum(parts: readonly Part[]): Float64Array {
  const [first] = parts;
  if (first === undefined) throw new RangeError('Expected at least one picture to mix, got none.');
  const sum = new Float64Array(first.picture.data.length);
  for (const { picture, weight } of parts) {
    checkSameSize(first.picture, picture);
    for (let i = 0; i < sum.length; i++) sum[i]! += weight * picture.data[i]!;
  }
  return sum;
}

/** What a sum of bytes may lack to a whole level by rounding: equal pictures must mix to themselves. */
const SLACK = 2 ** -16;

/**
 * A sum as bytes.
 *
 * @param sum levels.
 * @param like a picture of its size.
 * @param rounding `truncate`, as torchvision cuts AugMix, or to the `nearest`.
 */
export function toBytes(sum: Float64Array, { width, height }: Picture, rounding: 'truncate' | 'nearest'): Picture {
  const shift = rounding === 'nearest' ? 0.5 : SLACK;
  const data = Uint8Array.from(sum, (level) => Math.min(255, Math.max(0, Math.floor(level + shift))));
  return { width, height, data };
}
