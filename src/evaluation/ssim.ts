import type { Tensor } from '../core/tensor.ts';
import { luma } from './luma.ts';

const RADIUS = 5;
const SIGMA = 1.5;
const C1 = 0.01 ** 2;
const C2 = 0.03 ** 2;

/** Gaussian of 11 samples that sum to one. */
const KERNEL = ((): Float64Array => {
  const raw = Float64Array.from({ length: 2 * RADIUS + 1 }, (_, i) =>
    Math.exp(-((i - RADIUS) ** 2) / (2 * SIGMA ** 2)),
  );
  const sum = raw.reduce((total, value) => total + value, 0);
  return raw.map((value) => value / sum);
})();

/**
 * Mean structural similarity of luma, as its authors define it (Wang et al. 2004): Gaussian window 11 x 11 with sigma 1.5,
 * K1 = 0.01, K2 = 0.03, no correction of the variance, windows that lie inside the image only.
 *
 * @param a [3, height, width] in [0, 1], at least 11 pixels a side.
 * @param b an image of the same shape.
 * @returns in [-1, 1]; 1 for equal images.
 * @throws RangeError for another shape or a smaller image.
 */
export function ssim(a: Tensor, b: Tensor): number {
  const [, height, width] = a.dims;
  if (
    a.dims.join() !== b.dims.join() ||
    height === undefined ||
    width === undefined ||
    Math.min(height, width) < KERNEL.length
  )
    throw new RangeError(
      `Expected two images [3, height, width] of one size, at least ${KERNEL.length} pixels a side, got [${a.dims.join(', ')}] and [${b.dims.join(', ')}].`,
    );
  const [x, y] = [luma(a), luma(b)];
  const smooth = (of: (i: number) => number): Float64Array =>
    blur(
      Float64Array.from(x, (_, i) => of(i)),
      width,
    );
  const [mx, my] = [smooth((i) => x[i]!), smooth((i) => y[i]!)];
  const [xx, yy, xy] = [smooth((i) => x[i]! ** 2), smooth((i) => y[i]! ** 2), smooth((i) => x[i]! * y[i]!)];
  let sum = 0;
  for (let i = 0; i < mx.length; i++) {
    const [m, n] = [mx[i]!, my[i]!];
    const covariance = xy[i]! - m * n;
    const variances = xx[i]! - m * m + (yy[i]! - n * n);
    sum += ((2 * m * n + C1) * (2 * covariance + C2)) / ((m * m + n * n + C1) * (variances + C2));
  }
  return sum / mx.length;
}

/** Gaussian mean of every window inside the plane: 2 * RADIUS fewer rows and columns. */
function blur(plane: Float64Array, width: number): Float64Array {
  const height = plane.length / width;
  const [rows, columns] = [height - 2 * RADIUS, width - 2 * RADIUS];
  const wide = new Float64Array(height * columns);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < columns; x++) {
      let sum = 0;
      for (let k = 0; k < KERNEL.length; k++) sum += KERNEL[k]! * plane[y * width + x + k]!;
      wide[y * columns + x] = sum;
    }
  const out = new Float64Array(rows * columns);
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let k = 0; k < KERNEL.length; k++) sum += KERNEL[k]! * wide[i + k * columns]!;
    out[i] = sum;
  }
  return out;
}
