/** @file The five geometric operations as maps of the plane, each as torchvision gives it to Pillow. */

import { sinCos } from '../elementary.ts';
import type { AffineMap } from './warp.ts';

/** Shears about the upper left corner: a row moves by its distance from the top times `magnitude`. */
export const shearX = (magnitude: number): AffineMap => [1, magnitude, 0, 0, 1, 0];

/** As `shearX`, of columns by their distance from the left. */
export const shearY = (magnitude: number): AffineMap => [1, 0, 0, magnitude, 1, 0];

/** Moves the picture to the right by whole pixels; a fraction is dropped. */
export const translateX = (magnitude: number): AffineMap => [1, 0, -Math.trunc(magnitude), 0, 1, 0];

/** As `translateX`, down. */
export const translateY = (magnitude: number): AffineMap => [1, 0, 0, 0, 1, -Math.trunc(magnitude)];

/**
 * Turns the picture about its middle.
 *
 * @param degrees counter-clockwise.
 * @param width of the picture, in pixels.
 * @param height of the picture, in pixels.
 */
export function rotate(degrees: number, width: number, height: number): AffineMap {
  const { sin, cos } = sinCos(degrees);
  const [x, y] = [width / 2, height / 2];
  return [cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y];
}
