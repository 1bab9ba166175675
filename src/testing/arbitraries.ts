/** @file What the property tests of the core share: random arrays and the gradient by central differences. */

import fc from 'fast-check';

/** `length` numbers in [-bound, bound], float64. */
export const reals = (length: number, bound = 2): fc.Arbitrary<Float64Array> =>
  fc.float64Array({
    minLength: length,
    maxLength: length,
    min: -bound,
    max: bound,
    noNaN: true,
    noDefaultInfinity: true,
  });

/**
 * Gradient of a scalar function by central differences: the oracle for every closed form.
 *
 * @param f evaluated in float64.
 * @param at where; not changed.
 * @param h step; truncation error grows as h^2, rounding as 1e-16 / h.
 */
export function finiteDifferences(f: (x: Float64Array) => number, at: Float64Array, h = 1e-5): Float64Array {
  return at.map((value, i) => {
    const shifted = (delta: number) => f(at.with(i, value + delta));
    return (shifted(h) - shifted(-h)) / (2 * h);
  });
}
