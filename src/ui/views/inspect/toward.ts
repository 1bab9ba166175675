/** @file The way from dot to dot by arrow keys. */

import type { Point } from './lasso.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Unit steps on the screen: y grows downwards. */
const STEPS: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/**
 * The nearest point in a direction: within 45 degrees of it, by the sum of the distances along and across it.
 *
 * The four directions share the plane without gap or overlap, and, measured so, no step towards a point ends farther from it than
 * it began: every point can be reached from every other. Points at one place lie to the right of each other in their order.
 *
 * @param points in pixels.
 * @param from index of the point to leave.
 * @returns the index of the next point; `null` where there is none that way.
 */
export function nearestToward(points: readonly Point[], from: number, direction: Direction): number | null {
  const start = points[from];
  if (!start) return null;
  const step = STEPS[direction];
  let [best, found] = [Infinity, null as number | null];
  points.forEach(({ x, y }, i) => {
    const [dx, dy] = [x - start.x, y - start.y];
    const along = dx * step.x + dy * step.y;
    const across = dy * step.x - dx * step.y;
    const here = dx === 0 && dy === 0;
    const thatWay = here ? (i - from) * step.x > 0 : across > -along && across <= along;
    const distance = here ? Math.abs(i - from) * Number.MIN_VALUE : along + Math.abs(across);
    if (thatWay && distance < best) [best, found] = [distance, i];
  });
  return found;
}

/** The indices of the points that lie farthest to the left and to the right; `null` where there are none. */
export function endsOf(points: readonly Point[]): { readonly first: number; readonly last: number } | null {
  if (points.length === 0) return null;
  let [first, last] = [0, 0];
  points.forEach(({ x }, i) => {
    if (x < points[first]!.x) first = i;
    if (x > points[last]!.x) last = i;
  });
  return { first, last };
}
