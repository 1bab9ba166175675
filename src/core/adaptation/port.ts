/** @file What an adaptation needs from outside: a prior as it is, and its decoder in training. */

import type { LatentTensor, PixelTensor } from '../brands.ts';
import type { Prior } from '../expansion/ports.ts';

/** A prior that encodes and decodes. */
export type EncodingPrior = Extract<Prior, { kind: 'reconstruction' }>;

/**
 * A decoder with what is added to it, which begins as nothing. `State` is all that it is between two steps: plain data, and the same steps
 * after it give the same numbers.
 */
export interface DecoderInTraining<State> {
  /** Steps that were taken. */
  readonly steps: number;
  /**
   * Takes one step towards giving the images for the latents.
   *
   * @param latents [batch, ...latent], in the prior's units.
   * @param images [batch, 3, side, side] in [0, 1].
   * @param learningRate of this step.
   * @returns the loss before it.
   */
  step(latents: LatentTensor, images: PixelTensor, learningRate: number): Promise<number>;
  /** The decoder as it is now. */
  decode(latents: LatentTensor): Promise<PixelTensor>;
  state(): Promise<State>;
}
