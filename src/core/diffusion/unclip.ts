/** @file Pictures from embeddings of pictures: what an unCLIP denoiser is told, and what a method needs of a model with one. */

import type { Decode } from '../expansion/ports.ts';
import type { Reals } from '../reals.ts';
import type { Diffusion } from './port.ts';
import type { NoiseSchedule } from './schedule.ts';
import { signalShares } from './signal.ts';

/** How an embedding is noised: in units of the embeddings that were seen in training. */
export interface EmbeddingNoise {
  readonly mean: readonly number[];
  readonly std: readonly number[];
  readonly noise: NoiseSchedule;
}

/** A denoiser that is led by an embedding, and the decoder behind it. */
export interface Unclip extends Diffusion {
  readonly embedding: EmbeddingNoise;
  /** Latents in units, [n, ...latent], to pictures. */
  readonly decode: Decode;
}

/** Longest wave of a level's code, in levels. */
const LONGEST_WAVE = 10_000;

/**
 * What the denoiser is told of an embedding (Ramesh et al. 2022; Stable unCLIP): the embedding with noise of a level, in its own units, and
 * the level as cosines and sines.
 *
 * @param embedding c, as the judge gives it.
 * @param noise as long, N(0, 1).
 * @param level from 0, which still adds a little.
 * @param units how the embeddings of the training are spread, and its noise.
 * @returns twice as many values.
 * @throws RangeError for a level that training did not have.
 */
export function classLabels(
  embedding: Reals,
  noise: Reals,
  level: number,
  { mean, std, noise: schedule }: EmbeddingNoise,
): Float32Array {
  const share = signalShares(schedule)[level];
  if (share === undefined) {
    throw new RangeError(`Expected a level of noise from 0 to ${schedule.trainSteps - 1}, got ${level}.`);
  }
  const width = embedding.length;
  const waves = width / 2;
  const labels = new Float32Array(2 * width);
  for (let i = 0; i < width; i++) {
    const centred = (embedding[i]! - mean[i]!) / std[i]!;
    labels[i] = mean[i]! + std[i]! * (Math.sqrt(share) * centred + Math.sqrt(1 - share) * noise[i]!);
  }
  for (let i = 0; i < waves; i++) {
    const angle = level * LONGEST_WAVE ** (-i / waves);
    labels[width + i] = Math.cos(angle);
    labels[width + waves + i] = Math.sin(angle);
  }
  return labels;
}
