/** @file A seed when all is done with it: what goes into the zip and the summary, small enough to be kept, plain enough to be stored. */

import type { SeedReading } from '../../src/core/expansion/seed.ts';
import type { Declined, ExpandedSeed, RunVariant } from '../../src/core/run/seedJob.ts';
import { encodePng } from '../lib/encode.ts';

export interface FinishedVariant extends Omit<RunVariant, 'image'> {
  /** The picture as it is written. */
  readonly png: Uint8Array;
}

export interface FinishedSeed {
  /** `null` where nobody judged. */
  readonly reading: SeedReading | null;
  /** Weighted sum of the objective's terms; `null` where nobody judged. */
  readonly objective: number | null;
  readonly variants: readonly FinishedVariant[];
  /** Pictures that were made, those that were not kept included. */
  readonly drawn: number;
  /** Methods that made nothing of it. */
  readonly declined: readonly Declined[];
}

/** Encodes the pictures, and lets go of what was needed to make them. */
export async function finishSeed({ reading, path, variants, drawn, declined }: ExpandedSeed): Promise<FinishedSeed> {
  // Together: each is encoded on a thread of its own, while this one has nothing else to do.
  const finished = await Promise.all(
    variants.map(async ({ image, ...variant }): Promise<FinishedVariant> => ({
      ...variant,
      png: await encodePng(image),
    })),
  );
  return { reading, objective: path.at(-1)?.total ?? null, variants: finished, drawn, declined };
}
