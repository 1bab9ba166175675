/**
 * @file Symmetric matrices brought to three diagonals, A = Q T Q^T: once that is done, A + lambda I is solved for any lambda in
 * steps that grow with the width and no faster, which is what a search over lambda needs.
 *
 * Householder's reduction as in Golub and Van Loan, "Matrix Computations", section 8.3.1, from the last row upwards, so that what
 * is still to be done is always a leading block with contiguous rows.
 */

import { rowOf, type Matrix } from './matrix.ts';

/** A = Q T Q^T. */
export interface Tridiagonal {
  /** T's diagonal, n values. */
  readonly diagonal: Float64Array;
  /** T's second diagonal, n - 1 values. */
  readonly beside: Float64Array;
  /** Row i holds u of reflection i, I - u u^T / half[i], in its first i values; 2/3 n^3 multiplications made them. */
  readonly reflections: Matrix;
  /** |u|^2 / 2 of every reflection; 0 where there was nothing to clear. */
  readonly half: Float64Array;
}

/**
 * Brings a symmetric matrix to three diagonals, row by row.
 *
 * @param matrix [n, n], symmetric; it is overwritten and becomes the reflections. Its lower triangle is read alone.
 * @param every rows between two reports.
 * @yields how many rows are done.
 */
export function* tridiagonalise(matrix: Matrix, every = Infinity): Generator<number, Tridiagonal, void> {
  const { rows: n, data: a } = matrix;
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(Math.max(0, n - 1));
  const half = new Float64Array(n);
  const p = new Float64Array(n);
  for (let i = n - 1; i > 0; i--) {
    diagonal[i] = a[i * n + i]!;
    const u = a.subarray(i * n, i * n + i);
    half[i] = reflectionOf(u);
    beside[i - 1] = half[i] === 0 ? u[i - 1]! : -lengthBefore(u, half[i]!);
    if (half[i] !== 0) reflectBlock(a, n, u, half[i]!, p);
    if ((n - i) % every === 0) yield n - i;
  }
  if (n > 0) diagonal[0] = a[0]!;
  return { diagonal, beside, reflections: matrix, half };
}

/** Squares below this have lost their digits, and what they are squares of is far below the rounding of any eigenvalue. */
const NOTHING = 1e-280;

/**
 * Turns x into u = x + sign(x_last) |x| e_last.
 *
 * @returns |u|^2 / 2 = |x|^2 + |x_last| |x|; 0 where all but the last value are nothing already.
 */
function reflectionOf(x: Float64Array): number {
  const last = x.length - 1;
  let others = 0;
  for (let k = 0; k < last; k++) others += x[k]! * x[k]!;
  if (others < NOTHING) return 0;
  const tail = x[last]!;
  const length = Math.sqrt(others + tail * tail);
  x[last] = tail < 0 ? tail - length : tail + length;
  return length * (length + Math.abs(tail));
}

/** sign(x_last) |x| of the vector that u was made of: u_last |x| = half, up to sign. */
const lengthBefore = (u: Float64Array, half: number): number => half / u[u.length - 1]!;

/**
 * A - u q^T - q u^T of the leading block that u spans, with p = A u / half and q = p - (u . p / 2 half) u. Four rows go together, each
 * sum in the order in which it would be taken alone.
 */
function reflectBlock(a: Float64Array, n: number, u: Float64Array, half: number, p: Float64Array): void {
  const width = u.length;
  multiplyLower(a, n, u, p);
  let overlap = 0;
  for (let j = 0; j < width; j++) {
    p[j]! /= half;
    overlap += u[j]! * p[j]!;
  }
  overlap /= 2 * half;
  for (let j = 0; j < width; j++) p[j]! -= overlap * u[j]!;
  let j = 0;
  for (; j + 3 < width; j += 4) subtractFromFour(a, n, u, p, j);
  for (; j < width; j++) subtractFrom(a, n, u, p, j, 0);
}

/** p = A u, where the lower triangle of A is read alone. */
function multiplyLower(a: Float64Array, n: number, u: Float64Array, p: Float64Array): void {
  const width = u.length;
  p.fill(0, 0, width);
  let j = 0;
  for (; j + 3 < width; j += 4) {
    const r0 = j * n;
    const r1 = r0 + n;
    const r2 = r1 + n;
    const r3 = r2 + n;
    const u0 = u[j]!;
    const u1 = u[j + 1]!;
    const u2 = u[j + 2]!;
    const u3 = u[j + 3]!;
    let s0 = a[r0 + j]! * u0;
    let s1 = a[r1 + j + 1]! * u1;
    let s2 = a[r2 + j + 2]! * u2;
    let s3 = a[r3 + j + 3]! * u3;
    for (let k = 0; k < j; k++) {
      const v = u[k]!;
      const a0 = a[r0 + k]!;
      const a1 = a[r1 + k]!;
      const a2 = a[r2 + k]!;
      const a3 = a[r3 + k]!;
      s0 += a0 * v;
      s1 += a1 * v;
      s2 += a2 * v;
      s3 += a3 * v;
      p[k] = p[k]! + a0 * u0 + a1 * u1 + a2 * u2 + a3 * u3;
    }
    p[j]! += s0;
    addLower(a, r1, j, 1, u, p, s1);
    addLower(a, r2, j, 2, u, p, s2);
    addLower(a, r3, j, 3, u, p, s3);
  }
  for (; j < width; j++) addLower(a, j * n, 0, j, u, p, a[j * n + j]! * u[j]!);
}

/** The last `count` numbers before the diagonal of the row at `row`, whose column is `from + count`, and the sum that it has so far. */
function addLower(
  a: Float64Array,
  row: number,
  from: number,
  count: number,
  u: Float64Array,
  p: Float64Array,
  sum: number,
): void {
  const j = from + count;
  const uj = u[j]!;
  let total = sum;
  for (let k = from; k < j; k++) {
    const value = a[row + k]!;
    total += value * u[k]!;
    p[k]! += value * uj;
  }
  p[j]! += total;
}

/** Rows j to j + 3 of A - u q^T - q u^T, up to the diagonal. */
function subtractFromFour(a: Float64Array, n: number, u: Float64Array, q: Float64Array, j: number): void {
  const r0 = j * n;
  const r1 = r0 + n;
  const r2 = r1 + n;
  const r3 = r2 + n;
  const u0 = u[j]!;
  const u1 = u[j + 1]!;
  const u2 = u[j + 2]!;
  const u3 = u[j + 3]!;
  const q0 = q[j]!;
  const q1 = q[j + 1]!;
  const q2 = q[j + 2]!;
  const q3 = q[j + 3]!;
  for (let k = 0; k <= j; k++) {
    const v = u[k]!;
    const w = q[k]!;
    a[r0 + k] = a[r0 + k]! - (u0 * w + q0 * v);
    a[r1 + k] = a[r1 + k]! - (u1 * w + q1 * v);
    a[r2 + k] = a[r2 + k]! - (u2 * w + q2 * v);
    a[r3 + k] = a[r3 + k]! - (u3 * w + q3 * v);
  }
  for (let row = j + 1; row < j + 4; row++) subtractFrom(a, n, u, q, row, j + 1);
}

/** The same for one row, from a column on. */
function subtractFrom(a: Float64Array, n: number, u: Float64Array, q: Float64Array, j: number, from: number): void {
  const uj = u[j]!;
  const qj = q[j]!;
  for (let k = from; k <= j; k++) a[j * n + k]! -= uj * q[k]! + qj * u[k]!;
}

/** Rows that are turned together: reflections are read once for all of them, and they fit into a cache with those. */
const TOGETHER = 16;

/**
 * Q^T x for some rows x, in place; n multiplications a number. A few rows go together, by four reflections at a time.
 *
 * @param tridiagonal of width n.
 * @param x [any, n].
 * @param from first row.
 * @param to one after the last.
 * @param fours of the same reflections, for who turns rows in several parts. Default: made here.
 */
export function intoBasis(
  tridiagonal: Tridiagonal,
  x: Matrix,
  from = 0,
  to = x.rows,
  fours: readonly Four[] = foursOf(tridiagonal),
): void {
  const { reflections, half } = tridiagonal;
  for (let first = from; first < to; first += TOGETHER) {
    const end = Math.min(first + TOGETHER, to);
    for (const four of fours) {
      let row = first;
      for (; row + 1 < end; row += 2) reflectTwo(rowOf(x, row), rowOf(x, row + 1), reflections, four);
      if (row < end) reflectTwo(rowOf(x, row), new Float64Array(x.columns), reflections, four);
    }
    for (let i = (half.length - 1) % 4; i > 0; i--) {
      if (half[i] === 0) continue;
      const u = reflections.data.subarray(i * reflections.columns, i * reflections.columns + i);
      for (let row = first; row < end; row++) reflect(rowOf(x, row), u, half[i]!);
    }
  }
}

/** Four reflections one after the other, the first and longest u_0 with `length` values, each of the others with one less. */
export interface Four {
  readonly length: number;
  /** 1 / half of each; 0 where there is nothing to reflect. */
  readonly weights: Float64Array;
  /** u_r . u_s for r > s, at 4 r + s. */
  readonly products: Float64Array;
}

/** All reflections but the last few, in the order in which they are applied. */
export function foursOf({ reflections, half }: Tridiagonal): readonly Four[] {
  const fours: Four[] = [];
  for (let i = half.length - 1; i >= 4; i -= 4) {
    const weights = Float64Array.from({ length: 4 }, (_, r) => (half[i - r] === 0 ? 0 : 1 / half[i - r]!));
    const products = new Float64Array(16);
    for (let r = 1; r < 4; r++) {
      const u = rowOf(reflections, i - r);
      for (let s = 0; s < r; s++) {
        const v = rowOf(reflections, i - s);
        let sum = 0;
        for (let k = 0; k < i - r; k++) sum += u[k]! * v[k]!;
        products[4 * r + s] = sum;
      }
    }
    fours.push({ length: i, weights, products });
  }
  return fours;
}

/**
 * Applies four reflections to two rows, reading each number twice in all: what the second takes off is known from its product with
 * the first, before the first has been taken off.
 */
function reflectTwo(x: Float64Array, y: Float64Array, { data: u, columns }: Matrix, four: Four): void {
  const { length, weights, products } = four;
  const common = length - 3;
  const u0 = length * columns;
  const u1 = u0 - columns;
  const u2 = u1 - columns;
  const u3 = u2 - columns;
  let x0 = 0;
  let x1 = 0;
  let x2 = 0;
  let x3 = 0;
  let y0 = 0;
  let y1 = 0;
  let y2 = 0;
  let y3 = 0;
  for (let k = 0; k < common; k++) {
    const p = x[k]!;
    const q = y[k]!;
    const a = u[u0 + k]!;
    const b = u[u1 + k]!;
    const c = u[u2 + k]!;
    const d = u[u3 + k]!;
    x0 += a * p;
    x1 += b * p;
    x2 += c * p;
    x3 += d * p;
    y0 += a * q;
    y1 += b * q;
    y2 += c * q;
    y3 += d * q;
  }
  for (let k = common; k < length; k++) {
    x0 += u[u0 + k]! * x[k]!;
    y0 += u[u0 + k]! * y[k]!;
    if (k >= length - 1) continue;
    x1 += u[u1 + k]! * x[k]!;
    y1 += u[u1 + k]! * y[k]!;
    if (k >= length - 2) continue;
    x2 += u[u2 + k]! * x[k]!;
    y2 += u[u2 + k]! * y[k]!;
  }
  x0 *= weights[0]!;
  x1 = weights[1]! * (x1 - x0 * products[4]!);
  x2 = weights[2]! * (x2 - x0 * products[8]! - x1 * products[9]!);
  x3 = weights[3]! * (x3 - x0 * products[12]! - x1 * products[13]! - x2 * products[14]!);
  y0 *= weights[0]!;
  y1 = weights[1]! * (y1 - y0 * products[4]!);
  y2 = weights[2]! * (y2 - y0 * products[8]! - y1 * products[9]!);
  y3 = weights[3]! * (y3 - y0 * products[12]! - y1 * products[13]! - y2 * products[14]!);
  for (let k = 0; k < common; k++) {
    const a = u[u0 + k]!;
    const b = u[u1 + k]!;
    const c = u[u2 + k]!;
    const d = u[u3 + k]!;
    x[k]! -= x0 * a + x1 * b + x2 * c + x3 * d;
    y[k]! -= y0 * a + y1 * b + y2 * c + y3 * d;
  }
  for (let k = common; k < length; k++) {
    x[k]! -= x0 * u[u0 + k]!;
    y[k]! -= y0 * u[u0 + k]!;
    if (k >= length - 1) continue;
    x[k]! -= x1 * u[u1 + k]!;
    y[k]! -= y1 * u[u1 + k]!;
    if (k >= length - 2) continue;
    x[k]! -= x2 * u[u2 + k]!;
    y[k]! -= y2 * u[u2 + k]!;
  }
}

/** Q x for one vector, in place. */
export function outOfBasis({ reflections, half }: Tridiagonal, x: Float64Array): void {
  for (let i = 1; i < half.length; i++) {
    if (half[i] === 0) continue;
    reflect(x, reflections.data.subarray(i * reflections.columns, i * reflections.columns + i), half[i]!);
  }
}

function reflect(x: Float64Array, u: Float64Array, half: number): void {
  let along = 0;
  for (let k = 0; k < u.length; k++) along += u[k]! * x[k]!;
  along /= half;
  for (let k = 0; k < u.length; k++) x[k]! -= along * u[k]!;
}

/** T + lambda I = L D L^T. */
export interface Shifted {
  /** D. */
  readonly pivots: Float64Array;
  /** What stands below the ones of L's diagonal. */
  readonly below: Float64Array;
}

/**
 * Factors T + lambda I.
 *
 * @param tridiagonal with eigenvalues of at least 0, up to rounding.
 * @param lambda greater than 0.
 */
export function shifted({ diagonal, beside }: Tridiagonal, lambda: number): Shifted {
  const pivots = new Float64Array(diagonal.length);
  const below = new Float64Array(beside.length);
  for (let k = 0; k < pivots.length; k++) {
    const above = k === 0 ? 0 : below[k - 1]! * beside[k - 1]!;
    pivots[k] = diagonal[k]! + lambda - above;
    if (k < below.length) below[k] = beside[k]! / pivots[k]!;
  }
  return { pivots, below };
}

/** (T + lambda I)^-1 B, in place: one right-hand side a column. */
export function solveShifted({ pivots, below }: Shifted, b: Matrix): void {
  const { rows: n, columns: m, data } = b;
  for (let k = 1; k < n; k++) {
    const l = below[k - 1]!;
    for (let j = 0; j < m; j++) data[k * m + j]! -= l * data[(k - 1) * m + j]!;
  }
  for (let k = n - 1; k >= 0; k--) {
    const pivot = pivots[k]!;
    const l = k + 1 < n ? below[k]! : 0;
    for (let j = 0; j < m; j++) data[k * m + j] = data[k * m + j]! / pivot - (l === 0 ? 0 : l * data[(k + 1) * m + j]!);
  }
}

/**
 * x^T (T + lambda I)^-1 y.
 *
 * @param x as wide as T.
 * @param y as wide as T; x itself for a length.
 */
export function shiftedProduct({ pivots, below }: Shifted, x: Float64Array, y: Float64Array): number {
  let sum = 0;
  let [a, b] = [0, 0];
  for (let k = 0; k < pivots.length; k++) {
    const l = k === 0 ? 0 : below[k - 1]!;
    a = x[k]! - l * a;
    b = y[k]! - l * b;
    sum += (a * b) / pivots[k]!;
  }
  return sum;
}
