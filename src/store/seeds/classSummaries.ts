/** @file A class as the start of the way shows it: its seeds, its other images, and what the judge made of it. */

import type { ClassInfo, SeedImage, SeedsState } from './state.ts';

export interface ClassSummary {
  readonly info: ClassInfo;
  /** Index in `classes`, and in the judge's probabilities. */
  readonly index: number;
  /** Images that would be grown: the train split, or all where there are no splits; those left out are among them. */
  readonly seeds: readonly SeedImage[];
  /** Images of other splits: kept, never touched. */
  readonly others: number;
  /** Seeds that the judge has read, and those whose top-1 is this class. */
  readonly read: number;
  readonly agreeing: number;
}

/** Whether an image belongs to what is grown. */
export const isSeed = (image: SeedImage): boolean => image.split === null || image.split === 'train';

/** Every class, in the order of the judge's probabilities. */
export function classSummaries({ classes, images, preflight }: SeedsState): readonly ClassSummary[] {
  const readings = preflight.kind === 'idle' ? new Map<never, never>() : preflight.readings;
  const summaries = classes.map((info, index) => ({
    info,
    index,
    seeds: [] as SeedImage[],
    others: 0,
    read: 0,
    agreeing: 0,
  }));
  const byKey = new Map(summaries.map((summary) => [summary.info.key, summary]));
  for (const image of images.values()) {
    const summary = byKey.get(image.label);
    if (!summary) continue;
    if (!isSeed(image)) {
      summary.others++;
      continue;
    }
    summary.seeds.push(image);
    const reading = image.leftOut ? undefined : readings.get(image.id);
    if (!reading) continue;
    summary.read++;
    if (reading.top1 === summary.index) summary.agreeing++;
  }
  return summaries;
}
