/** @file What a check for pictures that should not be shown needs from outside: a model as a function on batches. */

import type { PixelTensor } from '../brands.ts';

/** [n, 3, h, w] in [0, 1], of any size, to a score for each in [0, 1]: how likely it is one that should not be shown. */
export type Safety = (pixels: PixelTensor) => Promise<Float32Array>;
