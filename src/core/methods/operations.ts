/** @file What was done to a picture, in words that fit a line of a file: "Rotate 9", "ShearX -0.09". */

import type { Operation } from '../augment/operation.ts';
import type { Box } from '../augment/box.ts';

/** Operations with their magnitudes, in order. */
export const named = (operations: readonly Operation[]): readonly string[] =>
  operations.map(({ name, magnitude }) => (magnitude === 0 ? name : `${name} ${Number(magnitude.toPrecision(3))}`));

/** Left, top, right and bottom, in pixels. */
export const sidesOf = ({ left, top, right, bottom }: Box): readonly number[] => [left, top, right, bottom];
