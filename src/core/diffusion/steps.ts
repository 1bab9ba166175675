/** @file What a sampler does to a latent at every step. */

import type { Reals } from '../reals.ts';

export interface SamplerRun {
  /** Levels in the order of use; none where the strength is too small for a step. */
  readonly timesteps: readonly number[];
  /** Noise of the latent before every step and after the last, where the sampler counts in it (Euler). */
  readonly sigmas: readonly number[];
  /** A latent with noise of the level where the run starts; the latent itself where there is no step. */
  noised(latent: Reals, noise: Reals): Float32Array;
  /** Noise alone, as the first step takes it: a picture that comes from nothing. */
  pure(noise: Reals): Float32Array;
  /** What the denoiser is given before step k. */
  scaled(noisy: Float32Array, k: number): Float32Array;
  /** What the latent before step k would be without noise, by what the denoiser predicted: what stopping there would give. */
  clean(noisy: Float32Array, prediction: Reals, k: number): Float32Array;
  /** The latent after step k, from what the denoiser predicted. */
  step(noisy: Float32Array, prediction: Reals, k: number): Float32Array;
}

/** What samplers differ in. */
export type Steps = Omit<SamplerRun, 'timesteps'>;
