/** @file What is computed from the seeds. */

import { byNaturalOrder } from '../../core/dataset/naturalOrder.ts';
import type { ClassKey } from '../ids.ts';
import { isSeed } from './classSummaries.ts';
import type { SeedImage, SeedsState } from './state.ts';

/** Whether an image goes its way: neither it nor its class is left out. */
export function isKept(image: SeedImage, leftOut: ReadonlySet<ClassKey>): boolean {
  return !image.leftOut && !leftOut.has(image.label);
}

export const classesLeftOut = ({ classes }: Pick<SeedsState, 'classes'>): ReadonlySet<ClassKey> =>
  new Set(classes.filter((info) => info.leftOut).map(({ key }) => key));

/** Images that are kept, of every split, in the order of their paths. */
export function keptImages(seeds: SeedsState): readonly SeedImage[] {
  const leftOut = classesLeftOut(seeds);
  return [...seeds.images.values()].filter((image) => isKept(image, leftOut));
}

/** The seeds of a run, in the order of their paths. */
export const keptSeeds = (seeds: SeedsState): readonly SeedImage[] => keptImages(seeds).filter(isSeed);

/** The seeds of a run, grouped by class, in the order they are grown. */
export const grownSeeds = (seeds: SeedsState): readonly SeedImage[] =>
  keptSeeds(seeds).toSorted((a, b) => byNaturalOrder(a.label, b.label));

/** Whether none of the pictures that are grown has any colour. */
export function areGrey(seeds: SeedsState): boolean {
  const grown = keptSeeds(seeds);
  return grown.length > 0 && grown.every(({ grey }) => grey);
}
