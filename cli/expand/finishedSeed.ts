/** @file A seed when all is done with it: what goes into the zip and the summary, small enough to be kept, plain enough to be stored. */

import type { SeedReading } from '../../src/core/expansion/seed.ts';
import type { SeedExpansion, VariantFigures } from '../../src/core/expansion/variant.ts';
import { encodePng } from '../lib/encode.ts';

export interface FinishedVariant extends VariantFigures {
  readonly embedding: Float32Array;
  /** The picture as it is written; absent where the prior has no decoder. */
  readonly png?: Uint8Array;
}

export interface FinishedSeed {
  readonly seed: SeedReading;
  /** Weighted sum of the objective's terms. */
  readonly objective: number;
  readonly variants: readonly FinishedVariant[];
}

/** Encodes the pictures, and lets go of everything that was needed to make them. */
export async function finishSeed({ seed, evaluation, variants }: SeedExpansion): Promise<FinishedSeed> {
  const finished: FinishedVariant[] = [];
  for (const variant of variants) {
    const { classScore, top1, keptClass, entropy, deltaEntropy, diversity, distance, cosineToSeed } = variant;
    const png = variant.image && (await encodePng(variant.image));
    finished.push({
      ...{ classScore, top1, keptClass, entropy, deltaEntropy, diversity, distance, cosineToSeed },
      embedding: variant.embedding,
      ...(png && { png }),
    });
  }
  return { seed, objective: evaluation.total, variants: finished };
}
