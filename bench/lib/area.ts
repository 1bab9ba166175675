import { frame } from '../../src/core/image/frame.ts';
import { frameMap } from '../../src/core/image/framing.ts';
import { tensor, type Tensor } from '../../src/core/tensor.ts';

/**
 * The square that image metrics are taken on: the centre of the picture, shrunk by taking the mean of every input pixel that an
 * output pixel touches (PyTorch's "area", so that figures compare with those from training), enlarged bicubically.
 * @param image [3, height, width], values in [0, 1].
 * @param side in pixels.
 * @returns [3, side, side], values in [0, 1].
 */
export function areaSquare(image: Tensor, side: number): Tensor {
  const [, height, width] = image.dims as [number, number, number];
  const shorter = Math.min(height, width);
  if (shorter < side) {
    const batch = tensor([1, 3, height, width], image.data);
    const { data } = frame(
      batch,
      frameMap(height, width, { height: side, width: side, fit: 'crop', filter: 'bicubic' }),
    );
    return tensor(
      [3, side, side],
      data.map((value) => Math.min(1, Math.max(0, value))),
    );
  }
  const [top, left] = [Math.floor((height - shorter) / 2), Math.floor((width - shorter) / 2)];
  const bounds = Array.from({ length: side }, (_, i) => [
    Math.floor((i * shorter) / side),
    Math.ceil(((i + 1) * shorter) / side),
  ]) as [from: number, to: number][];
  const data = new Float32Array(3 * side * side);
  let at = 0;
  for (let plane = 0; plane < 3; plane++)
    for (const [y0, y1] of bounds)
      for (const [x0, x1] of bounds) {
        let sum = 0;
        for (let y = y0; y < y1; y++)
          for (let x = x0; x < x1; x++) sum += image.data[(plane * height + top + y) * width + left + x]!;
        data[at++] = sum / ((y1 - y0) * (x1 - x0));
      }
  return tensor([3, side, side], data);
}
