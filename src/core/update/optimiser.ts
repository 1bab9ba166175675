/** @file Noise that follows its gradient under an update rule. */

import type { Noise } from '../latent/noise.ts';
import type { Moments, Update } from './update.ts';

/** A variant's noise on its way, with the moments of the update rule for each of its two parts. */
export interface OptimiserState {
  readonly noise: Noise;
  readonly moments: { readonly scale: Moments; readonly offset: Moments };
}

/** The state before the first step. */
export const initOptimiser = (noise: Noise, update: Update): OptimiserState => ({
  noise,
  moments: { scale: update.init(noise.scale.length), offset: update.init(noise.offset.length) },
});

/**
 * One step of the noise along its gradient.
 *
 * @param state noise and moments.
 * @param gradient of the objective, for the noise; it is followed upwards.
 * @param update the rule.
 */
export function optimiserStep({ noise, moments }: OptimiserState, gradient: Noise, update: Update): OptimiserState {
  const [scaleChange, scale] = update.step(gradient.scale, moments.scale);
  const [offsetChange, offset] = update.step(gradient.offset, moments.offset);
  return {
    noise: {
      scale: noise.scale.map((z, c) => z + scaleChange[c]!),
      offset: noise.offset.map((b, c) => b + offsetChange[c]!),
    },
    moments: { scale, offset },
  };
}
