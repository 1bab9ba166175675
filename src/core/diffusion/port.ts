/** @file What a method needs of a model that denoises. */

import type { Tensor } from '../tensor.ts';
import type { Carry } from './carried.ts';
import type { Predict } from './denoise.ts';
import type { Scheduler } from './schedule.ts';

/** A text encoder and a denoiser; the latents that they work on are those of the prior beside them. */
export interface Diffusion {
  readonly scheduler: Scheduler;
  /** States of some texts, [tokens, width] each. */
  readonly read: (texts: readonly string[]) => Promise<readonly Tensor[]>;
  readonly predict: Predict;
  /** Shape of the latent of a picture, [channels, height, width]. */
  readonly latentDims: (height: number, width: number) => readonly number[];
  /** The same steps with latents that stay on the device; absent where they are in this memory anyway. */
  readonly carry?: Carry;
  /** Gives back what it holds where memory asks for it; whatever is needed is loaded again. */
  readonly rest: () => Promise<void>;
}
