/** @file Where every picture goes that was read: what is counted on screen adds up. */

import { isSeed } from './classSummaries.ts';
import { classesLeftOut, isKept } from './selectors.ts';
import type { SeedsState } from './state.ts';

export interface PictureCounts {
  /** Seeds that are grown, and the classes that have any of them. */
  readonly grown: number;
  readonly classes: number;
  /** Of other splits: exported as they are. */
  readonly aside: number;
  /** Of any split, by themselves or with their class: neither grown nor exported. */
  readonly leftOut: number;
}

/** Counts every picture once. */
export function countPictures(seeds: Pick<SeedsState, 'images' | 'classes'>): PictureCounts {
  const out = classesLeftOut(seeds);
  const classes = new Set<string>();
  let [grown, aside, leftOut] = [0, 0, 0];
  for (const image of seeds.images.values()) {
    if (!isKept(image, out)) leftOut++;
    else if (isSeed(image)) {
      grown++;
      classes.add(image.label);
    } else aside++;
  }
  return { grown, classes: classes.size, aside, leftOut };
}
