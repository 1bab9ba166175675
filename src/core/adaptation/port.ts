/** @file What an adaptation needs from outside: a prior as it is, and its decoder or its denoiser in training. */

import type { LatentTensor, PixelTensor } from '../brands.ts';
import type { Condition, Predict } from '../diffusion/denoise.ts';
import type { Prior } from '../expansion/ports.ts';
import type { Tensor } from '../tensor.ts';

/**
 * What an adaptation trains, with what it is trained on and looked at by. `State` is all that it is between two steps: plain data, and the
 * same steps after it give the same numbers.
 */
export interface Trainee<State> {
  /** Steps that were taken. */
  readonly steps: number;
  /**
   * Takes the next step, on what its number says.
   *
   * @param learningRate of this step.
   * @returns the loss before it.
   */
  step(learningRate: number): Promise<number>;
  /** How far it is from what held-out seeds ask of it, and pictures of that to be shown, in their order. */
  look(): Promise<{ readonly error: number; readonly pictures: readonly PixelTensor[] }>;
  state(): Promise<State>;
}

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

/** Noisy latents, a noise level and a prompt for each. */
export interface NoisyRows {
  /** [n, ...latent], in the prior's units. */
  readonly latents: Tensor;
  readonly timesteps: readonly number[];
  readonly conditions: readonly Condition[];
}

/** A denoiser with what is added to it, which begins as nothing. */
export interface DenoiserInTraining<State> {
  readonly steps: number;
  /** Whether every row of a step may have a level of its own, or all have one. */
  readonly levels: 'one a row' | 'one for all';
  /**
   * Takes one step towards the predictions that are wanted.
   *
   * @param rows as many as a batch.
   * @param wanted [n, ...latent].
   * @param learningRate of this step.
   * @returns the mean squared error before it.
   */
  step(rows: NoisyRows, wanted: Tensor, learningRate: number): Promise<number>;
  /** What it says now. */
  readonly predict: Predict;
  /** What it said before anything was learnt. */
  readonly untouched: Predict;
  state(): Promise<State>;
  /** Begins again, at rest or where a state says. */
  restart(from?: State): Promise<void>;
}
