/** @file Eigenvalues of a symmetric matrix: brought to three diagonals by reflections, then counted by bisection. */

/** A symmetric matrix with three diagonals. */
interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** One shorter. */
  readonly beside: Float64Array;
}

/** Halvings of the interval that holds an eigenvalue: to the last bits of its double. */
const HALVINGS = 60;

/**
 * All eigenvalues, ascending; about 4/3 n^3 operations.
 *
 * @param matrix [n][n], symmetric; it is overwritten.
 */
export function symmetricEigenvalues(matrix: readonly Float64Array[]): Float64Array {
  const { diagonal, beside } = tridiagonalize(matrix);
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

/** Householder: a reflection a column clears what stands below the second diagonal, and its mirror image. */
function tridiagonalize(a: readonly Float64Array[]): Tridiagonal {
  const n = a.length;
  const v = new Float64Array(n);
  const w = new Float64Array(n);
  const beside = new Float64Array(Math.max(0, n - 1));
  for (let k = 0; k < n - 1; k++) {
    let length = 0;
    for (let i = k + 1; i < n; i++) length = Math.hypot(length, a[i]![k]!);
    const head = a[k + 1]![k]!;
    const onto = head > 0 ? -length : length;
    beside[k] = onto;
    if (length === 0) continue;
    // The reflection's direction v = x - onto e1, of unit length; x is scaled first, since its square may be no number.
    const size = Math.sqrt(2 * (1 + Math.abs(head) / length));
    for (let i = k + 1; i < n; i++) v[i] = (a[i]![k]! / length - (i === k + 1 ? onto / length : 0)) / size;
    // A - 2 v w' - 2 w v' with w = A v - (v' A v) v.
    let overlap = 0;
    for (let i = k + 1; i < n; i++) {
      const row = a[i]!;
      let sum = 0;
      for (let j = k + 1; j < n; j++) sum += row[j]! * v[j]!;
      w[i] = sum;
      overlap += sum * v[i]!;
    }
    for (let i = k + 1; i < n; i++) w[i]! -= overlap * v[i]!;
    for (let i = k + 1; i < n; i++) {
      const [row, vi, wi] = [a[i]!, 2 * v[i]!, 2 * w[i]!];
      for (let j = k + 1; j < n; j++) row[j]! -= vi * w[j]! + wi * v[j]!;
    }
  }
  return { diagonal: Float64Array.from(a, (row, i) => row[i]!), beside };
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
