/** @file Pictures in rows and columns as one picture. */

import type { PixelTensor } from '../brands.ts';
import type { Tensor } from '../tensor.ts';

/** Pixels between two pictures. */
const GAP = 4;

/**
 * Pictures in rows and columns, on white.
 *
 * @param rows pictures of one size, [1, 3, height, width] each, as many in every row; at least one.
 * @returns [3, height, width].
 */
export function sheetOf(rows: readonly (readonly PixelTensor[])[]): Tensor {
  const [, , h, w] = rows[0]![0]!.dims as [number, number, number, number];
  const [height, width] = [rows.length * (h + GAP) - GAP, rows[0]!.length * (w + GAP) - GAP];
  const data = new Float32Array(3 * height * width).fill(1);
  rows.forEach((row, i) => {
    row.forEach((picture, j) => {
      for (let line = 0; line < 3 * h; line++) {
        const [channel, y] = [Math.floor(line / h), line % h];
        const to = (channel * height + i * (h + GAP) + y) * width + j * (w + GAP);
        data.set(picture.data.subarray(line * w, (line + 1) * w), to);
      }
    });
  });
  return { dims: [3, height, width], data };
}
