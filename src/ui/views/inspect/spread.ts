/** @file Which points of the map have room for a picture: none lies over another. */

import type { Point } from './lasso.ts';

/**
 * Points whose squares do not touch, the first of two that would.
 *
 * @param places in the order in which they are preferred.
 * @param side of a square, in pixels.
 * @param most how many at most.
 * @returns indices into `places`.
 */
export function spread(places: readonly Point[], side: number, most: number): readonly number[] {
  const taken = new Map<string, Point[]>();
  const found: number[] = [];
  for (const [index, place] of places.entries()) {
    if (found.length === most) break;
    const [column, row] = [Math.floor(place.x / side), Math.floor(place.y / side)];
    const near = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => taken.get(`${column + dx} ${row + dy}`) ?? []));
    if (near.some(({ x, y }) => Math.abs(x - place.x) < side && Math.abs(y - place.y) < side)) continue;
    const key = `${column} ${row}`;
    taken.set(key, [...(taken.get(key) ?? []), place]);
    found.push(index);
  }
  return found;
}
