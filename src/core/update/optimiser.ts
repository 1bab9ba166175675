/** @file Noise that follows its gradient under an update rule. */

import type { Noise } from '../latent/noise.ts';
import type { Moments, Update } from './update.ts';

/** A variant's noise on its way, with the moments of the update rule for each of its two parts. */
export interface OptimiserState {
  readonly noise: Noise;
  readonly moments: { readonly scale: Moments; readonly offset: Moments };
}

/** Channels below this have no size to divide by; latents are of the order of 1. */
const NOTHING = 1e-6;

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
 * @param sizes how far each factor moves the latent (`channelSizes`): the step is taken in the latent's units then, z times its size
 *   beside b. A factor that moves nothing stays. Default: in units of the noise, as published.
 */
export function optimiserStep(
  { noise, moments }: OptimiserState,
  gradient: Noise,
  update: Update,
  sizes?: Float64Array,
): OptimiserState {
  const inUnits = (value: number, c: number) => (!sizes ? value : sizes[c]! < NOTHING ? 0 : value / sizes[c]!);
  const [scaleChange, scale] = update.step(sizes ? gradient.scale.map(inUnits) : gradient.scale, moments.scale);
  const [offsetChange, offset] = update.step(gradient.offset, moments.offset);
  return {
    noise: {
      scale: noise.scale.map((z, c) => z + inUnits(scaleChange[c]!, c)),
      offset: noise.offset.map((b, c) => b + offsetChange[c]!),
    },
    moments: { scale, offset },
  };
}
