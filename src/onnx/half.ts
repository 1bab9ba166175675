/** @file Numbers in half precision: 1 bit of sign, 5 of exponent, 10 of fraction (IEEE 754 binary16). */

const HALF_FRACTION = 13;
const bits = new Uint32Array(1);
const value = new Float32Array(bits.buffer);

/**
 * A number's nearest half, ties to the even one.
 *
 * @param number beyond 65,504 by half a step it is infinity.
 * @returns its 16 bits.
 */
export function numberToHalf(number: number): number {
  value[0] = number;
  const word = bits[0]!;
  const sign = (word >>> 16) & 0x8000;
  const size = word & 0x7fffffff;
  if (size > 0x7f800000) return sign | 0x7e00;
  if (size >= 0x47800000) return sign | 0x7c00;
  if (size < 0x38800000) {
    // Below the smallest normal half the steps are even: 2^-24 each.
    const steps = Math.abs(number) * 2 ** 24;
    const below = Math.floor(steps);
    const over = steps - below;
    return sign | (over > 0.5 || (over === 0.5 && below % 2 !== 0) ? below + 1 : below);
  }
  const fraction = size - 0x38000000;
  const odd = (fraction >>> HALF_FRACTION) & 1;
  return sign | ((fraction + 0xfff + odd) >>> HALF_FRACTION);
}
