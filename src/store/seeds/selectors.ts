/** @file What is computed from the seeds. */

import { classIndex, type ImageId } from '../../core/brands.ts';
import { byNaturalOrder } from '../../core/dataset/naturalOrder.ts';
import { learntOf } from '../../core/run/setJudge.ts';
import type { ClassKey } from '../ids.ts';
import { isSeed } from './classSummaries.ts';
import { idOf } from './idOf.ts';
import type { StudioState } from '../state.ts';
import type { SeedImage, SeedsState } from './state.ts';

/** Whether an image goes its way: neither it nor its class is left out. */
export function isKept(image: SeedImage, leftOut: ReadonlySet<ClassKey>): boolean {
  return !image.leftOut && !leftOut.has(image.label);
}

export const classesLeftOut = ({ classes }: Pick<SeedsState, 'classes'>): ReadonlySet<ClassKey> =>
  new Set(classes.filter((info) => info.leftOut).map(({ key }) => key));

/** Images that are kept, of every split, in the order of their paths. */
export const keptImages = (seeds: SeedsState): readonly SeedImage[] => chosenOf(seeds).images;

/** The seeds of a run, in the order of their paths. */
export const keptSeeds = (seeds: Pick<SeedsState, 'images' | 'classes'>): readonly SeedImage[] => chosenOf(seeds).seeds;

/** The seeds of a run, grouped by class, in the order they are grown. */
export function grownSeeds(seeds: SeedsState): readonly SeedImage[] {
  const chosen = chosenOf(seeds);
  chosen.grown ??= byClass(chosen.seeds);
  return chosen.grown;
}

/** Seeds that are neither to be grown nor part of the run. */
export function unusedSeeds({ seeds, run }: Pick<StudioState, 'seeds' | 'run'>): readonly SeedImage[] {
  const used = new Set([...grownSeeds(seeds).map(({ id }) => id), ...run.seeds]);
  return [...seeds.images.values()].filter(({ id }) => !used.has(id));
}

/** Names are compared class by class: there are thousands of seeds, and few classes. */
function byClass(seeds: readonly SeedImage[]): readonly SeedImage[] {
  const groups = new Map<ClassKey, SeedImage[]>();
  for (const seed of seeds) {
    const group = groups.get(seed.label);
    if (group) group.push(seed);
    else groups.set(seed.label, [seed]);
  }
  return [...groups].sort(([a], [b]) => byNaturalOrder(a, b)).flatMap(([, group]) => group);
}

/** Of the seeds to be grown, those that a judge learns from. */
export function learntSeeds(seeds: SeedsState): ReadonlySet<ImageId> {
  const chosen = chosenOf(seeds);
  chosen.learnt ??= new Set(learntOf(examplesIn(seeds)).map(({ key }) => key));
  return chosen.learnt;
}

/** What a judge learns of the seeds to be grown, but for what it sees in them. */
function examplesIn(seeds: SeedsState) {
  const places = new Map(seeds.classes.map(({ key }, index) => [key, index]));
  return grownSeeds(seeds).map((image) => ({
    key: image.id,
    id: idOf(image),
    label: classIndex(places.get(image.label)!, places.size),
  }));
}

interface Chosen {
  readonly classes: SeedsState['classes'];
  readonly images: readonly SeedImage[];
  readonly seeds: readonly SeedImage[];
  /** `null` before anybody asked for it. */
  grown: readonly SeedImage[] | null;
  /** As `grown`. */
  learnt: ReadonlySet<ImageId> | null;
}

/** Views ask at every change of the state, most of which leave images and classes as they are: by the images, with the classes at the time. */
const CHOSEN = new WeakMap<SeedsState['images'], Chosen>();

function chosenOf(seeds: Pick<SeedsState, 'images' | 'classes'>): Chosen {
  const known = CHOSEN.get(seeds.images);
  if (known?.classes === seeds.classes) return known;
  const leftOut = classesLeftOut(seeds);
  const images = [...seeds.images.values()].filter((image) => isKept(image, leftOut));
  const chosen: Chosen = { classes: seeds.classes, images, seeds: images.filter(isSeed), grown: null, learnt: null };
  CHOSEN.set(seeds.images, chosen);
  return chosen;
}

/** Whether none of the pictures that are grown has any colour. */
export function areGrey(seeds: SeedsState): boolean {
  const grown = keptSeeds(seeds);
  return grown.length > 0 && grown.every(({ grey }) => grey);
}
