import { bilinear, clampField, fillField, type Field } from './field.ts';

/** Rows of [a, b, c]: an output pixel (x, y) reads the source at a x + b y + c. */
export type Affine2 = readonly [readonly [number, number, number], readonly [number, number, number]];

/**
 * Rubber: an affine map, then every pixel from somewhere near.
 *
 * @param affine from output to source, pixel centres at whole numbers.
 * @param dx, dy displacement of every pixel, pixels.
 */
export function elastic(x: Field, affine: Affine2, dx: ArrayLike<number>, dy: ArrayLike<number>): Field {
  const [[a, b, c], [d, e, f]] = affine;
  const mapped = fillField(x, (column, row, channel) =>
    bilinear(x, a * column + b * row + c, d * column + e * row + f, channel, 'mirror'),
  );
  return clampField(
    fillField(mapped, (column, row, channel) => {
      const i = row * x.width + column;
      return bilinear(mapped, column + dx[i]!, row + dy[i]!, channel, 'reflect');
    }),
  );
}
