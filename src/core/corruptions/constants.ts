/** @file How strong corruptions are: the constants of the published code (Hendrycks and Dietterich, "Benchmarking Neural Network
 * Robustness to Common Corruptions and Perturbations", ICLR 2019), for severities 1 to 5, by the size that it was written for. */

import type { SnowConstants } from './weather.ts';

type Five<Value> = readonly [Value, Value, Value, Value, Value];

/** Constants by corruption and severity. */
export interface Constants {
  /** Deviation. */
  readonly gaussian_noise: Five<number>;
  /** Photons of white. */
  readonly shot_noise: Five<number>;
  /** Share of the numbers. */
  readonly impulse_noise: Five<number>;
  /** Radius and softness of the disk, pixels. */
  readonly defocus_blur: Five<readonly [number, number]>;
  /** Sigma, farthest swap, iterations. */
  readonly glass_blur: Five<readonly [number, number, number]>;
  /** Radius and sigma, pixels. */
  readonly motion_blur: Five<readonly [number, number]>;
  /** Factors 1, 1.01, ...: the last one. */
  readonly zoom_blur: Five<number>;
  readonly snow: Five<SnowConstants>;
  /** Share of the image and of the texture. */
  readonly frost: Five<readonly [number, number]>;
  /** Amount, and how fast the cloud smooths. */
  readonly fog: Five<readonly [number, number]>;
  /** Added value. */
  readonly brightness: Five<number>;
  readonly contrast: Five<number>;
  /** Alpha, sigma and jitter of the map, over the shorter side. */
  readonly elastic: Five<readonly [number, number, number]>;
  /** Share of the pixels along a side. */
  readonly pixelate: Five<number>;
  /** Quality. */
  readonly jpeg: Five<number>;
}

/** For pictures of about 32 px (CIFAR-10-C). */
// prettier-ignore
export const FOR_32: Constants = {
  gaussian_noise: [0.04, 0.06, 0.08, 0.09, 0.1],
  shot_noise: [500, 250, 100, 75, 50],
  impulse_noise: [0.01, 0.02, 0.03, 0.05, 0.07],
  defocus_blur: [[0.3, 0.4], [0.4, 0.5], [0.5, 0.6], [1, 0.2], [1.5, 0.1]],
  glass_blur: [[0.05, 1, 1], [0.25, 1, 1], [0.4, 1, 1], [0.25, 1, 2], [0.4, 1, 2]],
  motion_blur: [[6, 1], [6, 1.5], [6, 2], [8, 2], [9, 2.5]],
  snow: [[0.1, 0.2, 1, 0.6, 8, 3, 0.95], [0.1, 0.2, 1, 0.5, 10, 4, 0.9], [0.15, 0.3, 1.75, 0.55, 10, 4, 0.9], [0.25, 0.3, 2.25, 0.6, 12, 6, 0.85], [0.3, 0.3, 1.25, 0.65, 14, 12, 0.8]],
  frost: [[1, 0.2], [1, 0.3], [0.9, 0.4], [0.85, 0.4], [0.75, 0.45]],
  fog: [[0.2, 3], [0.5, 3], [0.75, 2.5], [1, 2], [1.5, 1.75]],
  brightness: [0.05, 0.1, 0.15, 0.2, 0.3],
  contrast: [0.75, 0.5, 0.4, 0.3, 0.15],
  elastic: [[0, 0, 0.08], [0.05, 0.2, 0.07], [0.08, 0.06, 0.06], [0.1, 0.04, 0.05], [0.1, 0.03, 0.03]],
  pixelate: [0.95, 0.9, 0.85, 0.75, 0.65],
  jpeg: [80, 65, 58, 50, 40],
  zoom_blur: [1.06, 1.11, 1.15, 1.2, 1.25],
};

/** For pictures of about 64 px and more (Tiny ImageNet-C). */
// prettier-ignore
export const FOR_64: Constants = {
  gaussian_noise: [0.04, 0.08, 0.12, 0.15, 0.18],
  shot_noise: [250, 100, 50, 30, 15],
  impulse_noise: [0.01, 0.02, 0.05, 0.08, 0.14],
  defocus_blur: [[0.5, 0.6], [1, 0.1], [1.5, 0.1], [2.5, 0.01], [3, 0.1]],
  glass_blur: [[0.1, 1, 1], [0.5, 1, 1], [0.6, 1, 2], [0.7, 2, 1], [0.9, 2, 2]],
  motion_blur: [[10, 1], [10, 1.5], [10, 2], [10, 2.5], [12, 3]],
  snow: [[0.1, 0.2, 1, 0.6, 8, 3, 0.8], [0.1, 0.2, 1, 0.5, 10, 4, 0.8], [0.15, 0.3, 1.75, 0.55, 10, 4, 0.7], [0.25, 0.3, 2.25, 0.6, 12, 6, 0.65], [0.3, 0.3, 1.25, 0.65, 14, 12, 0.6]],
  frost: [[1, 0.3], [0.9, 0.4], [0.8, 0.45], [0.75, 0.5], [0.7, 0.55]],
  fog: [[0.4, 3], [0.7, 3], [1, 2.5], [1.5, 2], [2, 1.75]],
  brightness: [0.1, 0.2, 0.3, 0.4, 0.5],
  contrast: [0.4, 0.3, 0.2, 0.1, 0.05],
  elastic: [[0, 0, 0.08], [0.05, 0.3, 0.06], [0.1, 0.08, 0.06], [0.1, 0.03, 0.03], [0.16, 0.03, 0.02]],
  pixelate: [0.9, 0.8, 0.7, 0.6, 0.5],
  jpeg: [65, 58, 50, 40, 25],
  zoom_blur: [1.06, 1.11, 1.15, 1.2, 1.25],
};

/** The table that a picture's size asks for. @param side the shorter one, pixels. */
export const constantsFor = (side: number): Constants => (side < 48 ? FOR_32 : FOR_64);
