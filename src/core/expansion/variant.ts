/** @file A finished variant with the figures that decide whether it is kept. */

import type { ClassIndex } from '../brands.ts';
import { cosine } from '../judge/embedding.ts';
import { ballUse } from '../latent/ballUse.ts';
import type { Noise } from '../latent/noise.ts';
import type { Evaluation, VariantReading } from '../objective/objective.ts';
import { argmax, maxAbsDifference } from '../reals.ts';
import type { Tensor } from '../tensor.ts';
import type { Finished } from './finish.ts';
import type { SeedReading } from './seed.ts';
import type { Search } from './search.ts';

/** What the judge says of a finished variant: of its image as it is written. */
export interface VariantFigures {
  /** p[label]: the judge's probability of the folder's class. */
  readonly classScore: number;
  readonly top1: ClassIndex;
  /** Whether top1 is the folder's class. */
  readonly keptClass: boolean;
  /** H(s'), in nats. */
  readonly entropy: number;
  /** H(s') - H(s). */
  readonly deltaEntropy: number;
  /** D_i: its own share of the diversity term, in nats. */
  readonly diversity: number;
  /** Cosine between the judge's embeddings of variant and seed. */
  readonly cosineToSeed: number;
}

export interface Variant extends VariantFigures {
  /** Names its stream: with run seed, image and recipe it makes the variant again. */
  readonly number: number;
  /** Which of the latents that were prepared it was made of; 0 where there is one. */
  readonly row: number;
  readonly noise: Noise;
  /** The projected latent, without a batch axis. */
  readonly latent: Tensor;
  /** [3, height, width], RGB in [0, 1]; absent where the prior has no decoder. */
  readonly image?: Tensor;
  readonly embedding: Float32Array;
  readonly probabilities: Float64Array;
  /** |f' - f|_inf that was used of epsilon, in units of the latent. */
  readonly distance: number;
  /** max |f' - f| of every latent channel, as a share of epsilon. */
  readonly ballUse: readonly number[];
}

/** All variants of a seed, and what the objective says of them together. */
export interface SeedExpansion {
  readonly seed: SeedReading;
  readonly evaluation: Evaluation;
  readonly variants: readonly Variant[];
}

/**
 * Finished variants with their figures.
 *
 * @param numbers of the variants.
 * @param noise of every variant.
 * @param search f and its shape, and the ball.
 * @param finished projected latents with their images and embeddings.
 * @param seed what the judge read in the seed, and its folder's class.
 */
export function finishedVariants(
  numbers: readonly number[],
  noise: readonly Noise[],
  { start, settings: { epsilon } }: Search,
  { latents, embedded, evaluation }: Finished,
  { reading: seed, label }: { readonly reading: SeedReading; readonly label: ClassIndex },
): Variant[] {
  return numbers.map((number, i): Variant => {
    const embedding = embedded.embeddings[i]!;
    const latent = latents[i]!;
    const reading = evaluation.variants[i]!;
    const { images } = embedded;
    return {
      number,
      row: start.rows[i]!,
      noise: noise[i]!,
      latent: { dims: start.dims, data: latent },
      ...(images && { image: { dims: images.dims, data: images.rows[i]! } }),
      embedding,
      probabilities: reading.probabilities,
      ...figuresOf(reading, label),
      cosineToSeed: cosine(embedding, seed.embedding),
      distance: maxAbsDifference(latent, start.latents[i]!),
      ballUse: ballUse(latent, start.latents[i]!, epsilon, start.channels),
    };
  });
}

/** The figures of what the judge read in a variant. */
export function figuresOf(
  { probabilities, entropy, terms }: VariantReading,
  label: ClassIndex,
): Omit<VariantFigures, 'cosineToSeed'> {
  const top1 = argmax(probabilities) as ClassIndex;
  return {
    classScore: probabilities[label]!,
    top1,
    keptClass: top1 === label,
    entropy,
    deltaEntropy: terms.entropy,
    diversity: terms.diversity,
  };
}
