/** @file The plane that shows most of a cloud of points: its two first principal components, by power iteration. */

import { addScaled, dot, meanOf, norm, type Reals } from '../core/reals.ts';

/** Multiplications with the covariance, which is never formed; the third digit of a map on screen has settled long before. */
const ITERATIONS = 24;

/**
 * Projects points on their two first principal components.
 *
 * @param points [n][width].
 * @returns x and y of every point, centred.
 */
export function principalPlane(points: readonly Reals[]): (readonly [x: number, y: number])[] {
  if (points.length === 0) return [];
  const centre = meanOf(points);
  const centred = points.map((point) => {
    const moved = Float64Array.from(point);
    addScaled(moved, centre, -1);
    return moved;
  });
  const first = component(centred, null);
  const second = component(centred, first);
  return centred.map((point) => [dot(point, first), dot(point, second)]);
}

/** The direction of the largest variance among those at right angles to `other`. */
function component(points: readonly Float64Array[], other: Float64Array | null): Float64Array {
  const width = points[0]!.length;
  // Any start that no axis of the cloud is at right angles to will do.
  let direction = Float64Array.from({ length: width }, (_, i) => Math.cos(1 + i * 1.7));
  for (let i = 0; i < ITERATIONS; i++) {
    const next = new Float64Array(width);
    for (const point of points) addScaled(next, point, dot(point, direction));
    if (other) addScaled(next, other, -dot(next, other));
    const length = norm(next);
    if (!(length > 0)) return next; // No variance is left.
    direction = next.map((value) => value / length);
  }
  return direction;
}
