/**
 * @file Antialiased resampling along one axis, with the kernels and the pixel centres of Pillow's `Image.resize`: each output
 * pixel is a weighted mean of the input pixels under its kernel, which is widened when the axis shrinks.
 */
import { tensor, type Tensor } from './tensor.ts';

/** Resampling filters; `area` is Pillow's box filter, `bicubic` has a = -1/2. */
export type ResampleFilter = 'nearest' | 'bilinear' | 'bicubic' | 'lanczos3' | 'area';

/** The input pixels under one output pixel: from `start`, with weights that sum to one. */
export interface Window {
  readonly start: number;
  readonly weights: Float64Array;
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

/** Each kernel with half its width, in output pixels. */
const KERNELS: Readonly<
  Record<Exclude<ResampleFilter, 'nearest'>, { readonly support: number; readonly at: (x: number) => number }>
> = {
  area: { support: 0.5, at: (x) => (x > -0.5 && x <= 0.5 ? 1 : 0) },
  bilinear: { support: 1, at: (x) => Math.max(0, 1 - Math.abs(x)) },
  bicubic: {
    support: 2,
    at: (x) => {
      const t = Math.abs(x);
      if (t < 1) return (1.5 * t - 2.5) * t * t + 1;
      return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
    },
  },
  lanczos3: { support: 3, at: (x) => (Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0) },
};

/**
 * The windows that resample an axis.
 *
 * @param from length of the axis, at least 1.
 * @param to the new length, at least 1.
 * @param filter the kernel.
 * @returns one window for each output pixel.
 * @throws RangeError for a length that is not a whole number of at least 1.
 */
export function resampleWindows(from: number, to: number, filter: ResampleFilter): Window[] {
  for (const length of [from, to]) {
    if (!Number.isSafeInteger(length) || length < 1)
      throw new RangeError(`Expected lengths of at least 1 pixel to resample, got ${from} to ${to}.`);
  }
  const scale = from / to;
  if (filter === 'nearest')
    return Array.from({ length: to }, (_, i) => ({
      start: Math.floor((i + 0.5) * scale),
      weights: Float64Array.of(1),
    }));
  const kernel = KERNELS[filter];
  const stretch = Math.max(scale, 1);
  const reach = kernel.support * stretch;
  return Array.from({ length: to }, (_, i) => {
    const centre = (i + 0.5) * scale;
    const start = Math.max(0, Math.trunc(centre - reach + 0.5));
    const end = Math.min(from, Math.trunc(centre + reach + 0.5));
    const weights = Float64Array.from({ length: end - start }, (_, k) =>
      kernel.at((start + k - centre + 0.5) / stretch),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { start, weights: weights.map((weight) => weight / sum) };
  });
}

/**
 * Windows as a matrix, for graphs that resample by multiplication.
 *
 * @param from length of the axis.
 * @param windows one for each output pixel.
 * @returns [windows, from]: the resampled axis is this matrix times the axis.
 */
export function resampleMatrix(from: number, windows: readonly Window[]): Tensor {
  const data = new Float32Array(windows.length * from);
  windows.forEach(({ start, weights }, row) => {
    data.set(weights, row * from + start);
  });
  return tensor([windows.length, from], data);
}
