/** @file Other views of a picture that show the same thing: mirrored, and two crops. */

import { pixelTensor, type PixelTensor } from '../brands.ts';

/** Side of a crop over the picture's: near enough that what makes the class stays in. */
const CROP = 0.8;

/**
 * The picture mirrored, its upper left and its lower right, in this order.
 *
 * @param pixels images of one size, [n, 3, height, width].
 * @returns three tensors: [n, 3, height, width], and twice [n, 3, 0.8 height, 0.8 width], rounded and at least 1.
 */
export function viewsOf(pixels: PixelTensor): [flip: PixelTensor, upperLeft: PixelTensor, lowerRight: PixelTensor] {
  const [, , height, width] = pixels.dims as [number, number, number, number];
  const [h, w] = [Math.max(1, Math.round(CROP * height)), Math.max(1, Math.round(CROP * width))];
  return [
    part(pixels, height, width, (y, x) => y * width + (width - 1 - x)),
    part(pixels, h, w, (y, x) => y * width + x),
    part(pixels, h, w, (y, x) => (y + height - h) * width + x + width - w),
  ];
}

function part(
  { dims, data }: PixelTensor,
  height: number,
  width: number,
  from: (y: number, x: number) => number,
): PixelTensor {
  const planes = dims[0]! * dims[1]!;
  const area = dims[2]! * dims[3]!;
  const result = new Float32Array(planes * height * width);
  for (let plane = 0, to = 0; plane < planes; plane++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) result[to++] = data[plane * area + from(y, x)]!;
    }
  }
  return pixelTensor({ dims: [dims[0]!, dims[1]!, height, width], data: result });
}
