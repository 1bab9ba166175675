/** @file The noise of one variant: a factor and an offset for each channel (or element) of the latent. */

import type { ImageId, RunSeed } from '../brands.ts';
import { normals, uniforms } from '../random/stream.ts';

/** (1 + scale) * f + offset; the paper's z and b. */
export interface Noise {
  /** z, U(0, 1) at first, one value a channel or element. */
  readonly scale: Float64Array;
  /** b, N(0, 1) at first, in units of the latent. */
  readonly offset: Float64Array;
}

/**
 * The noise that a variant starts from: z ~ U(0, 1), b ~ N(0, 1), each from its own stream.
 *
 * @param runSeed the run seed; guided and unguided runs with the same seed start from the same noise.
 * @param image the seed image.
 * @param variant number of the variant.
 * @param count values of each kind.
 * @param candidate which of the variant's own starts: each goes on in the same streams where the one before it ended. Default: the
 *   first.
 */
export function initialNoise(runSeed: RunSeed, image: ImageId, variant: number, count: number, candidate = 0): Noise {
  const [from, to] = [candidate * count, (candidate + 1) * count];
  return {
    scale: uniforms({ runSeed, image, variant, purpose: 'scale' }, to).slice(from),
    offset: normals({ runSeed, image, variant, purpose: 'offset' }, to).slice(from),
  };
}
