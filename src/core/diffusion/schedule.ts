/** @file What a denoiser was trained with, and how its steps are spaced: the fields of a pack's scheduler. */

/** How much noise training added: beta_i for i = 0 .. N - 1. */
export interface NoiseSchedule {
  /** N, the number of noise levels. */
  readonly trainSteps: number;
  /** `scaled-linear`: linear in the square root; `cosine`: Nichol and Dhariwal's, for which start and end mean nothing. */
  readonly betas: 'linear' | 'scaled-linear' | 'cosine';
  readonly betaStart: number;
  readonly betaEnd: number;
  /** Whether the last level is pure noise (Lin et al. 2023). */
  readonly zeroSnr: boolean;
}

/** What the denoiser predicts: the noise, or sqrt(A) noise - sqrt(1 - A) latent. */
export type Prediction = 'epsilon' | 'v';

/** Which noise levels S steps visit. */
export type Spacing = 'leading' | 'trailing' | 'linspace';

/** A pack's scheduler. */
export interface Scheduler extends NoiseSchedule {
  readonly kind: 'ddim' | 'euler';
  readonly prediction: Prediction;
  readonly spacing: Spacing;
  /** Added to the levels of `leading`. */
  readonly offset: number;
  /** DDIM: whether the last step ends at no noise, or at level 0. */
  readonly endsClean: boolean;
  /** DDIM: whether predicted latents are held in [-1, 1], as pixel-space models had it. */
  readonly clipped: boolean;
}

/** Stable Diffusion 1 and 2 in DDIM steps. */
export const STABLE_DIFFUSION: Scheduler = {
  kind: 'ddim',
  trainSteps: 1000,
  betas: 'scaled-linear',
  betaStart: 0.00085,
  betaEnd: 0.012,
  zeroSnr: false,
  prediction: 'epsilon',
  spacing: 'leading',
  offset: 1,
  endsClean: false,
  clipped: false,
};
