/** @file A seed image, and what the judge reads in it. */

import type { ClassIndex, ImageId, LatentTensor, PixelTensor } from '../brands.ts';
import { logitsOf, type ClassMatrix } from '../judge/classMatrix.ts';
import { unit } from '../judge/embedding.ts';
import { entropyOf, logSoftmax, probabilitiesOf } from '../judge/probabilities.ts';
import { argmax, type Reals } from '../reals.ts';
import type { Anchor } from '../objective/consistency.ts';

export interface Seed {
  readonly id: ImageId;
  /** The image as the prior takes it: [1, 3, height, width], RGB in [0, 1]. */
  readonly pixels: PixelTensor;
  /** Class of the folder it came from. */
  readonly label: ClassIndex;
  /** The judge's embedding of `pixels`, where it is known already. */
  readonly embedding?: Reals;
  /** f for a prior of the kind "prepared": [1, ...latent] for all variants, or [K, ...latent], one each. */
  readonly prepared?: LatentTensor;
}

/**
 * s: the judge's reading of the seed.
 *
 * It is read from the original pixels and not from their reconstruction, as the released code does, so that the change of
 * entropy includes what the prior loses.
 */
export interface SeedReading {
  readonly embedding: Reals;
  readonly probabilities: Float64Array;
  /** H(s), in nats. */
  readonly entropy: number;
  /** The judge's own class for the seed. */
  readonly top1: ClassIndex;
  /** j, the class that the variants should keep. */
  readonly anchor: ClassIndex;
}

/**
 * What the judge reads in a seed.
 *
 * @param embedding of the seed's pixels, any length.
 * @param label class of its folder.
 * @param classes what it is compared with.
 * @param anchor whose class the variants should keep.
 */
export function readSeed(embedding: Reals, label: ClassIndex, classes: ClassMatrix, anchor: Anchor): SeedReading {
  const logP = logSoftmax(logitsOf(unit(embedding), classes));
  const probabilities = probabilitiesOf(logP);
  const top1 = argmax(logP) as ClassIndex;
  return { embedding, probabilities, entropy: entropyOf(logP), top1, anchor: anchor === 'label' ? label : top1 };
}
