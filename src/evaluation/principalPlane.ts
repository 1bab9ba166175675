/** @file The plane that shows most of a cloud of points: its two first principal components. */

import type { Reals } from '../core/reals.ts';
import { principalSubspace } from './principalSubspace.ts';

/** The third digit of a map on screen has settled long before. */
const ITERATIONS = 24;

/**
 * Projects points on their two first principal components.
 *
 * @param points [n][width].
 * @returns x and y of every point, centred.
 */
export const principalPlane = (points: readonly Reals[]): (readonly [x: number, y: number])[] =>
  principalSubspace(points, 2, ITERATIONS).map(([x = 0, y = 0]) => [x, y]);
