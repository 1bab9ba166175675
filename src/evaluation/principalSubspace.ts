/** @file The few directions in which a cloud of points varies most, found together: what a neighbour search needs of wide embeddings. */

import { normals } from '../core/random/stream.ts';
import { imageId, runSeed } from '../core/brands.ts';
import { addScaled, dot, meanOf, norm, type Reals } from '../core/reals.ts';

/** Multiplications with the covariance, which is never formed: two leave little but the largest directions. */
const ITERATIONS = 2;

/** Directions from a point. */
export interface Subspace {
  readonly centre: Float64Array;
  /** Of unit length and at right angles; one in which nothing varies is zero. [dimensions][width]. */
  readonly axes: readonly Float64Array[];
}

/**
 * The directions of the largest variances, by subspace iteration from a fixed random start.
 *
 * @param points [n][width], n >= 1.
 * @param dimensions how many directions; never more than the width.
 * @param iterations the more, the more each direction is the principal component of its number, and not only all together. Default: 2.
 */
export function principalAxes(points: readonly Reals[], dimensions: number, iterations = ITERATIONS): Subspace {
  return axesOf(centred(points), dimensions, iterations);
}

/**
 * Coordinates of points in the directions of their largest variances.
 *
 * @param points [n][width].
 * @param dimensions as for `principalAxes`.
 * @param iterations as for `principalAxes`.
 * @returns [n][dimensions], centred.
 */
export function principalSubspace(
  points: readonly Reals[],
  dimensions: number,
  iterations = ITERATIONS,
): Float64Array[] {
  if (points.length === 0) return [];
  const cloud = centred(points);
  const { axes } = axesOf(cloud, dimensions, iterations);
  return cloud.rows.map((row) => Float64Array.from(axes, (axis) => dot(row, axis)));
}

interface Centred {
  readonly centre: Float64Array;
  readonly rows: readonly Float64Array[];
}

function centred(points: readonly Reals[]): Centred {
  const centre = meanOf(points);
  return { centre, rows: points.map((point) => Float64Array.from(point, (value, i) => value - centre[i]!)) };
}

function axesOf({ centre, rows }: Centred, dimensions: number, iterations: number): Subspace {
  const width = centre.length;
  const address = { runSeed: runSeed(0), image: imageId('principal subspace'), purpose: 'offset' } as const;
  let axes = Array.from({ length: Math.min(dimensions, width) }, (_, k) => normals({ ...address, variant: k }, width));
  for (let i = 0; i < iterations; i++) axes = orthonormal(axes.map((axis) => timesCovariance(rows, axis)));
  return { centre, axes };
}

function timesCovariance(rows: readonly Float64Array[], axis: Float64Array): Float64Array {
  const product = new Float64Array(axis.length);
  for (const row of rows) addScaled(product, row, dot(row, axis));
  return product;
}

/** Gram-Schmidt, twice over each for the last digits; a direction without length of its own is left at zero. */
function orthonormal(axes: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const axis of axes) {
    const before = norm(axis);
    for (const other of [...done, ...done]) addScaled(axis, other, -dot(axis, other));
    const length = norm(axis);
    done.push(length > 1e-9 * before ? axis.map((value) => value / length) : new Float64Array(axis.length));
  }
  return done;
}
