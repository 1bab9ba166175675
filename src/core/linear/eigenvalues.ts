/** @file Eigenvalues of a symmetric matrix: brought to three diagonals, then counted by bisection. */

import type { Matrix } from './matrix.ts';
import { tridiagonalise } from './tridiagonal.ts';

/** Halvings of the interval that holds an eigenvalue: to the last bits of its double. */
const HALVINGS = 60;

/**
 * All eigenvalues, ascending; about 4/3 n^3 operations.
 *
 * @param matrix [n, n], symmetric; it is overwritten.
 */
export function symmetricEigenvalues(matrix: Matrix): Float64Array {
  const steps = tridiagonalise(matrix);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const { diagonal, beside } = step.value;
  const n = diagonal.length;
  // Gershgorin: no eigenvalue is outside of the circles around the diagonal.
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < n; i++) {
    const reach = Math.abs(beside[i - 1] ?? 0) + Math.abs(beside[i] ?? 0);
    low = Math.min(low, diagonal[i]! - reach);
    high = Math.max(high, diagonal[i]! + reach);
  }
  return Float64Array.from({ length: n }, (_, k) => {
    let [from, to] = [low, high];
    for (let i = 0; i < HALVINGS; i++) {
      const middle = (from + to) / 2;
      if (countBelow(diagonal, beside, middle) > k) to = middle;
      else from = middle;
    }
    return (from + to) / 2;
  });
}

/** How many eigenvalues are below x: as many as the pivots of A - x that are negative (Sylvester). */
function countBelow(diagonal: Float64Array, beside: Float64Array, x: number): number {
  let below = 0;
  let pivot = 1;
  for (let i = 0; i < diagonal.length; i++) {
    const side = i === 0 ? 0 : beside[i - 1]!;
    pivot = diagonal[i]! - x - (side * side) / pivot;
    // Zero would divide the next one: the smallest step to either side counts the same.
    if (Math.abs(pivot) < 1e-300) pivot = -1e-300;
    if (pivot < 0) below++;
  }
  return below;
}
