/** @file What a line drawn by hand encloses. */

import { extent } from 'd3-array';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Whether a point lies inside a closed line: a ray from it crosses the line an odd number of times.
 *
 * @param outline corners in order; the last is joined to the first.
 */
export function encloses(outline: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  outline.forEach((a, i) => {
    const b = outline[(i + 1) % outline.length]!;
    const crosses = a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x);
    if (crosses) inside = !inside;
  });
  return inside;
}

/** Width and height of what holds all points; 0 where there is none. */
export function boxOf(points: readonly Point[]): { readonly width: number; readonly height: number } {
  const [left = 0, right = 0] = extent(points, ({ x }) => x);
  const [top = 0, bottom = 0] = extent(points, ({ y }) => y);
  return { width: right - left, height: bottom - top };
}

/** The index of the nearest point within a reach; `null` where none is as near. */
export function nearestTo(target: Point, points: readonly Point[], reach: number): number | null {
  let [best, found] = [reach * reach, null as number | null];
  points.forEach(({ x, y }, i) => {
    const distance = (x - target.x) ** 2 + (y - target.y) ** 2;
    if (distance <= best) [best, found] = [distance, i];
  });
  return found;
}
