/** @file What a denoiser is trained with: a latent with noise, and what it should say of it. */

import type { Reals } from '../reals.ts';
import type { Prediction } from './schedule.ts';

/**
 * A noisy latent and the prediction that is wanted for it (Ho et al. 2020, algorithm 1; Salimans and Ho 2022 for v).
 *
 * @param latent in units.
 * @param noise as long, N(0, 1).
 * @param share A_t of its level, in [0, 1].
 * @param prediction what the denoiser predicts.
 */
export function noisedPair(
  latent: Reals,
  noise: Reals,
  share: number,
  prediction: Prediction,
): { readonly noisy: Float32Array; readonly wanted: Float32Array } {
  const [signal, rest] = [Math.sqrt(share), Math.sqrt(1 - share)];
  return {
    noisy: Float32Array.from(latent, (x, i) => signal * x + rest * noise[i]!),
    wanted: Float32Array.from(noise, (e, i) => (prediction === 'epsilon' ? e : signal * e - rest * latent[i]!)),
  };
}
