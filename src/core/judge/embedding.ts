/** @file Unit-length embeddings and distances between them. */

import { dot, dotFloat32, norm, type Reals } from '../reals.ts';

/**
 * e = v / |v|.
 *
 * @param v an embedding of any length; the zero vector has no direction and stays zero (all classes are then equally likely).
 * @returns v scaled to length 1, in float64.
 */
export function unit(v: Reals): Float64Array {
  const length = norm(v);
  const e = new Float64Array(v.length);
  // Not `Float64Array.from`, which asks an iterator for every number.
  if (length > 0) for (let i = 0; i < e.length; i++) e[i] = v[i]! / length;
  return e;
}

/** How far from 1 the squared length of a unit vector in float32 may be. */
const ROUNDING = 5e-7;

/**
 * As `unit`, in float32: for comparing many with each other.
 *
 * @returns the same array where it is one already: of tens of thousands a copy is most of what a page may hold.
 */
export const unitFloat32 = (v: Reals): Float32Array =>
  v instanceof Float32Array && Math.abs(dotFloat32(v, v) - 1) < ROUNDING ? v : Float32Array.from(unit(v));

/**
 * Gradient for v of a scalar whose gradient for e = v / |v| is known: (I - e e^T) / |v| applied to it.
 *
 * @param v the embedding before scaling.
 * @param gradient dS/de.
 * @returns dS/dv; zero for the zero vector.
 */
export function unitBackward(v: Reals, gradient: Reals): Float64Array {
  const length = norm(v);
  if (!(length > 0)) return new Float64Array(v.length);
  const e = unit(v);
  const along = dot(e, gradient);
  return e.map((x, i) => (gradient[i]! - along * x) / length);
}

/** Cosine of the angle between two embeddings of any length, in [-1, 1]; 0 where one of them is zero. */
export function cosine(a: Reals, b: Reals): number {
  return Math.min(1, Math.max(-1, dot(unit(a), unit(b))));
}

/**
 * How far a family of images is spread: mean of 1 - cosine over all pairs.
 *
 * @param embeddings of any length each; at least two for a spread.
 * @returns in [0, 2]; 0 for fewer than two embeddings.
 */
export function meanPairwiseCosineDistance(embeddings: readonly Reals[]): number {
  const units = embeddings.map(unit);
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i < units.length; i++) {
    for (let j = 0; j < i; j++) {
      sum += 1 - dot(units[i]!, units[j]!);
      pairs++;
    }
  }
  return pairs === 0 ? 0 : sum / pairs;
}
