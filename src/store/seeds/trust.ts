/** @file Whether the judge can be trusted on these seeds, from what it read in them without knowing them. */

import type { ImageId } from '../../core/brands.ts';
import { suspectedLabels, trustOf, type Trust } from '../../evaluation/trust.ts';
import { isSeed } from './classSummaries.ts';
import { keptImages } from './selectors.ts';
import type { SeedImage, SeedsState } from './state.ts';

export interface Doubt {
  readonly image: SeedImage;
  /** Index of the class that it is read as. */
  readonly read: number;
  /** The judge's probability of that class. */
  readonly confidence: number;
}

export interface JudgeTrust {
  readonly trust: Trust;
  /** Seeds whose label may be wrong: the judge is as sure of another class as of that class's own seeds; the surest first. */
  readonly doubts: readonly Doubt[];
}

/** `null` before all seeds are read. */
export function judgeTrust(seeds: SeedsState): JudgeTrust | null {
  if (seeds.preflight.kind !== 'ready') return null;
  const { readings } = seeds.preflight;
  const labels = new Map(seeds.classes.map(({ key }, index) => [key, index]));
  const read = keptImages(seeds)
    .filter(isSeed)
    .flatMap((image) => {
      const reading = readings.get(image.id);
      const label = labels.get(image.label);
      if (!reading || label === undefined) return [];
      return [{ image, label, probabilities: Float64Array.from(reading.probabilities) }];
    });
  if (read.length === 0) return null;
  return {
    trust: trustOf(read, seeds.classes.length),
    doubts: suspectedLabels(read)
      .filter(({ likely }) => likely)
      .map(({ seed, read: top, confidence }) => ({ image: read[seed]!.image, read: top, confidence })),
  };
}

/** Share of the seeds that are read as their class when nothing is known of them but the names, in [0, 1]. */
export const shareRead = (
  readings: ReadonlyMap<ImageId, { readonly top1: number }>,
  labels: ReadonlyMap<ImageId, number>,
): number => [...readings].filter(([id, { top1 }]) => labels.get(id) === top1).length / Math.max(1, readings.size);
