/** @file Small linear algebra on plain number arrays, summed in float64 whatever the storage. */

/** Real numbers in either precision: tensors are float32; noise, probabilities and gradients are float64. */
export type Reals = Float32Array | Float64Array;

/** Sum over i of a_i b_i; the lengths must agree. */
export function dot(a: Reals, b: Reals): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/**
 * `dot` for millions of pairs: of one storage, which engines compile to a few instructions, and in four sums that do not wait for
 * each other. The last bits may differ from `dot`'s.
 */
export function dotFloat32(a: Float32Array, b: Float32Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const whole = a.length - (a.length % 4);
  for (let i = 0; i < whole; i += 4) {
    first += a[i]! * b[i]!;
    second += a[i + 1]! * b[i + 1]!;
    third += a[i + 2]! * b[i + 2]!;
    fourth += a[i + 3]! * b[i + 3]!;
  }
  for (let i = whole; i < a.length; i++) first += a[i]! * b[i]!;
  return first + second + third + fourth;
}

/** Euclidean length. */
export function norm(a: Reals): number {
  return Math.sqrt(dot(a, a));
}

/** Largest |a_i - b_i| (0 for empty arrays). */
export function maxAbsDifference(a: Reals, b: Reals): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!));
  return largest;
}

/** Index of the largest value, the first of equals; -1 for an empty array. */
export function argmax(a: ArrayLike<number>): number {
  let best = -1;
  for (let i = 0; i < a.length; i++) if (best < 0 || a[i]! > a[best]!) best = i;
  return best;
}

/** Arithmetic mean (NaN for an empty array). */
export function mean(a: Reals | readonly number[]): number {
  let sum = 0;
  for (const value of a) sum += value;
  return sum / a.length;
}

/**
 * Rows one after the other.
 *
 * @param rows each with `width` values or fewer.
 * @param width from where one row begins to where the next does.
 * @param into where they go, with `width` values a row.
 * @returns `into`; what no row reaches is left as it was.
 */
export function placeRows<Into extends Reals>(rows: readonly Reals[], width: number, into: Into): Into {
  rows.forEach((row, i) => {
    into.set(row, i * width);
  });
  return into;
}

/** Element-wise mean of at least one array, all of one length. */
export function meanOf(rows: readonly Reals[]): Float64Array {
  const result = new Float64Array(rows[0]?.length ?? 0);
  for (const row of rows) for (let i = 0; i < result.length; i++) result[i]! += row[i]!;
  for (let i = 0; i < result.length; i++) result[i]! /= rows.length;
  return result;
}

/** target += scale * source, in place. */
export function addScaled(target: Float64Array, source: Reals, scale: number): void {
  for (let i = 0; i < target.length; i++) target[i]! += scale * source[i]!;
}
