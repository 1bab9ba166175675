/** @file Noise that follows its gradient under an update rule. */

import type { Noise } from '../latent/noise.ts';
import type { Moments, Update } from './update.ts';

/** A variant's noise on its way, with the memory of the update rule for each of its two parts. */
export interface Climber {
  readonly noise: Noise;
  readonly memory: { readonly scale: Moments; readonly offset: Moments };
}

/** The noise before its first step. */
export const climberAt = (noise: Noise, update: Update, count: number): Climber => ({
  noise,
  memory: { scale: update.init(count), offset: update.init(count) },
});

/**
 * One step of the noise along its gradient.
 *
 * @param climber noise and memory.
 * @param gradient of the objective, for the noise; it is followed upwards.
 * @param update the rule.
 */
export function climb({ noise, memory }: Climber, gradient: Noise, update: Update): Climber {
  const [scaleChange, scale] = update.step(gradient.scale, memory.scale);
  const [offsetChange, offset] = update.step(gradient.offset, memory.offset);
  return {
    noise: {
      scale: noise.scale.map((z, c) => z + scaleChange[c]!),
      offset: noise.offset.map((b, c) => b + offsetChange[c]!),
    },
    memory: { scale, offset },
  };
}
