/** @file Pictures for property tests: any size, any bytes, and those that operations treat specially. */

import fc from 'fast-check';
import { picture, type Picture } from '../core/augment/picture.ts';

/** @param most longest side, in pixels. */
export const pictures = (most = 12): fc.Arbitrary<Picture> =>
  fc
    .record({ width: fc.integer({ min: 1, max: most }), height: fc.integer({ min: 1, max: most }) })
    .chain(({ width, height }) => picturesOf(width, height));

/** Pictures of one size: any bytes, few colours, one colour. */
export function picturesOf(width: number, height: number): fc.Arbitrary<Picture> {
  const bytes = (max: number, min = 0): fc.Arbitrary<Uint8Array> =>
    fc.uint8Array({ minLength: 3 * width * height, maxLength: 3 * width * height, min, max });
  const flat = fc.nat(255).map((level) => new Uint8Array(3 * width * height).fill(level));
  return fc.oneof(bytes(255), bytes(3), bytes(255, 250), flat).map((data) => picture(width, height, data));
}

/** Two pictures of one size. */
export const pairs = (most = 12): fc.Arbitrary<readonly [Picture, Picture]> =>
  pictures(most).chain((one) => fc.tuple(fc.constant(one), picturesOf(one.width, one.height)));
