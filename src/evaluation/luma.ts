import type { Tensor } from '../core/tensor.ts';

/**
 * Luma as in Rec. 601, of values with their gamma: 0.299 R + 0.587 G + 0.114 B. Brightness of a picture for who looks at it is its
 * luminance, see `measure`.
 *
 * @param image [3, height, width].
 * @returns height * width values in the image's units, row by row.
 */
export function luma({ dims, data }: Tensor): Float64Array {
  if (dims.length !== 3 || dims[0] !== 3)
    throw new RangeError(`Expected an image [3, height, width], got [${dims.join(', ')}].`);
  const area = dims[1]! * dims[2]!;
  return Float64Array.from(
    { length: area },
    (_, i) => 0.299 * data[i]! + 0.587 * data[area + i]! + 0.114 * data[2 * area + i]!,
  );
}
