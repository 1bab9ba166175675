import { describe, expect, it } from 'vitest';
import { numberToHalf } from './half.ts';
import { halfToNumber } from './tensor.ts';

describe('numberToHalf', () => {
  it('gives every half back from its number', () => {
    const numbers = Array.from({ length: 0x10000 }, (_, bits) => bits).filter(
      (bits) => !Number.isNaN(halfToNumber(bits)),
    );
    expect(numbers.filter((bits) => numberToHalf(halfToNumber(bits)) !== bits)).toEqual([]);
  });

  it.each([
    [1 + 2 ** -11, 0x3c00], // Halfway: to the even one.
    [1 + 3 * 2 ** -11, 0x3c02],
    [1 + 2 ** -11 + 2 ** -20, 0x3c01],
    [65519, 0x7bff],
    [65520, 0x7c00],
    [-1e9, 0xfc00],
    [2 ** -25, 0],
    [3 * 2 ** -25, 2],
    [NaN, 0x7e00],
  ])('rounds %d', (number, bits) => {
    expect(numberToHalf(number)).toBe(bits);
  });
});
