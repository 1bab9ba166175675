/** @file What a denoiser is trained with: a latent with noise, what it should say of it, and what it takes the latent to be. */

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

/**
 * What a denoiser takes a noisy value to be without its noise (Song et al. 2021, equation 12; Salimans and Ho 2022 for v).
 *
 * @param share A_t of the value's level, above 0 where noise is predicted.
 * @param prediction what the denoiser predicts.
 * @returns a function of the noisy value y and the prediction p.
 */
export function cleanAt(share: number, prediction: Prediction): (y: number, p: number) => number {
  const [signal, rest] = [Math.sqrt(share), Math.sqrt(1 - share)];
  return prediction === 'epsilon' ? (y, p) => (y - rest * p) / signal : (y, p) => signal * y - rest * p;
}
