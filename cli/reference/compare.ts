/** @file Errors against tolerances, as one number each. */

import type { Comparison } from './kind.ts';

/** Allowed error of an element: atol + rtol |reference|; what is left out is 0. */
export interface Tolerance {
  readonly rtol?: number;
  readonly atol?: number;
}

/**
 * Compares elementwise: |value - reference| <= atol + rtol |reference|.
 *
 * With rtol > 0 this is |value - reference| / (|reference| + atol / rtol) <= rtol, so the error is the largest of these quotients
 * and the tolerance rtol; with rtol = 0 they are the largest difference and atol.
 *
 * @param quantity what is compared.
 * @param values computed elements.
 * @param reference recorded elements.
 * @param tolerance allowed error.
 * @returns the comparison; the error is Infinity where the lengths differ, NaN where an element is.
 */
export function compare(
  quantity: string,
  values: ArrayLike<number>,
  reference: ArrayLike<number>,
  { rtol = 0, atol = 0 }: Tolerance,
): Comparison {
  const tolerance = rtol > 0 ? rtol : atol;
  if (values.length !== reference.length) return { quantity, error: Infinity, tolerance };
  let error = 0;
  for (let i = 0; i < reference.length; i++) {
    const difference = Math.abs(values[i]! - reference[i]!);
    // Equal numbers agree whatever the tolerance: 0 / 0 is no miss.
    const relative = difference === 0 || rtol === 0 ? difference : difference / (Math.abs(reference[i]!) + atol / rtol);
    error = Math.max(error, relative); // NaN stays NaN
  }
  return { quantity, error, tolerance };
}

/** Whether a quantity is within its tolerance. */
export const agrees = ({ error, tolerance }: Comparison): boolean => error <= tolerance;
