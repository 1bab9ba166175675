/** @file What cutting objects out needs from outside: a model as a function on batches. The port keeps and changes nothing it is given. */

import type { PixelTensor } from '../brands.ts';
import type { Tensor } from '../tensor.ts';

/** Where the main object of each image is, and whether it has one. */
export interface Masked {
  /** [n, 1, h, w] in [0, 1], of the images' own size: 1 where the object is, 0 where it is not, soft at its edge. */
  readonly alpha: Tensor;
  /** [n] in [0, 1]: that something stands out. Textures, scans, landscapes and close-ups are low, and their alpha means nothing. */
  readonly confidence: Float32Array;
  /** [n]: whether the confidence is one that the model's makers go by. */
  readonly sure: readonly boolean[];
}

/** [n, 3, h, w] in [0, 1], of any size, to the main object of each image. */
export type Mask = (pixels: PixelTensor) => Promise<Masked>;
