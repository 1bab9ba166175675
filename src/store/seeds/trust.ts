/** @file Whether the judge can be trusted on these seeds, from what it read in them without knowing them. */

import { classIndex, type ImageId } from '../../core/brands.ts';
import type { HeadMode } from '../../core/judge/head/head.ts';
import type { Recipe } from '../../core/run/recipe.ts';
import { modeOf } from '../../core/run/setJudge.ts';
import { finished, type Steps } from '../../core/steps.ts';
import { confusedPairs, suspectedLabels, trustOf, type Trust } from '../../evaluation/trust.ts';
import type { StudioState } from '../state.ts';
import { grownSeeds, keptSeeds } from './selectors.ts';
import type { Preflight, PreflightReadings, SeedImage, SeedsState } from './state.ts';

/** A seed that is read as another class than its own. */
export interface Misread {
  readonly image: SeedImage;
  /** Index of the class that it is read as. */
  readonly read: number;
  /** The judge's probability of that class. */
  readonly confidence: number;
}

/** Two classes that are taken for each other. */
export interface Confusion {
  /** Their indices. */
  readonly classes: readonly [number, number];
  /** Seeds of either that are read as the other, the surest mistake first. */
  readonly seeds: readonly Misread[];
  /** Share of the seeds of both. */
  readonly share: number;
}

export interface JudgeTrust {
  readonly trust: Trust;
  /** Whether it reads no better than guessing; few seeds of which most are read right are no sign of that. */
  readonly guesses: boolean;
  /**
   * Seeds whose label may be wrong: the judge is as sure of another class as of that class's own seeds, and nobody has looked at the
   * label yet; the surest first. Nothing is doubted by a judge that guesses.
   */
  readonly doubts: readonly Misread[];
  /** The largest share first. */
  readonly confusions: readonly Confusion[];
}

type Judged = Pick<SeedsState, 'images' | 'classes' | 'preflight'>;

/** Several views ask, and again when they open: by the readings, with the images and classes at the time. */
const KNOWN = new WeakMap<Preflight, Omit<Judged, 'preflight'> & { readonly trust: JudgeTrust | null }>();

/** `null` before all seeds are read. */
export const judgeTrust = (seeds: Judged): JudgeTrust | null => finished(trustInSteps(seeds));

/** Multiplications that are worth as much as looking at a reading once, about. */
const A_LOOK = 500;

/** As {@link judgeTrust}, in a few steps; what they come to is known from then on. */
export function* trustInSteps({ images, classes, preflight }: Judged): Steps<JudgeTrust | null> {
  if (preflight.kind !== 'ready') return null;
  const known = KNOWN.get(preflight);
  if (known?.images === images && known.classes === classes) return known.trust;
  const trust = yield* trustOfReadings({ images, classes }, preflight.readings);
  KNOWN.set(preflight, { images, classes, trust });
  return trust;
}

function* trustOfReadings(seeds: Omit<Judged, 'preflight'>, readings: PreflightReadings): Steps<JudgeTrust | null> {
  const labels = new Map(seeds.classes.map(({ key }, index) => [key, index]));
  const read = keptSeeds(seeds).flatMap((image) => {
    const reading = readings.get(image.id);
    const label = labels.get(image.label);
    if (!reading || label === undefined) return [];
    return [{ image, label, top1: reading.top1, probabilities: reading.probabilities }];
  });
  if (read.length === 0) return null;
  yield A_LOOK * read.length;
  const misread = (seed: number): Misread => {
    const { image, top1, probabilities } = read[seed]!;
    return { image, read: top1, confidence: probabilities[top1]! };
  };
  const trust = trustOf(read, seeds.classes.length);
  const guesses = trust.atChance && trust.balancedAccuracy <= 0.5;
  yield A_LOOK * read.length;
  const doubts = suspectedLabels(read)
    .filter(({ likely, seed }) => likely && !guesses && read[seed]!.image.cameAs === undefined)
    .map(({ seed }) => misread(seed));
  yield A_LOOK * read.length;
  const confusions = confusedPairs(read).map((pair) => ({ ...pair, seeds: pair.seeds.map(misread) }));
  return { trust, guesses, doubts, confusions };
}

/**
 * How far a judge can be gone by. `good`: it reads most seeds of every class right. `shaky`: better than guessing, with classes or
 * many seeds that it misreads. `too-few`: what it reads right could be chance among so few. `one-class`: there is nothing to tell apart.
 */
export type JudgeStanding = 'good' | 'shaky' | 'guessing' | 'too-few' | 'one-class';

/** From this balanced accuracy on a judge is good: of four seeds it reads three. */
const GOOD = 0.75;

/** How a judge stands on the seeds that it read. */
export function judgeStanding({ trust, guesses }: Pick<JudgeTrust, 'trust' | 'guesses'>): JudgeStanding {
  if (trust.classes.filter(({ seeds }) => seeds > 0).length < 2) return 'one-class';
  if (guesses) return 'guessing';
  if (trust.atChance) return 'too-few';
  return trust.balancedAccuracy >= GOOD && !trust.classes.some(({ atChance }) => atChance) ? 'good' : 'shaky';
}

/** Views ask at every change of the state: by the seeds, with the settings at the time. */
const GOES_BY = new WeakMap<readonly SeedImage[], { readonly settings: Recipe; readonly mode: HeadMode }>();

/** What the judge goes by on these seeds, as soon as they are there. */
export function judgeGoesBy({ seeds, recipe: { settings } }: Pick<StudioState, 'seeds' | 'recipe'>): HeadMode {
  const grown = grownSeeds(seeds);
  const known = GOES_BY.get(grown);
  if (known?.settings === settings) return known.mode;
  const mode = modeOfSeeds(grown, settings);
  GOES_BY.set(grown, { settings, mode });
  return mode;
}

function modeOfSeeds(grown: readonly SeedImage[], settings: Recipe): HeadMode {
  const labels = new Map([...new Set(grown.map(({ label }) => label))].map((label, i) => [label, i]));
  const known = grown.map(({ label }) => ({ label: classIndex(labels.get(label)!, labels.size) }));
  return modeOf(known, labels.size, settings);
}

/** How many seeds of each class are read as it. */
export function rightOf(
  readings: ReadonlyMap<ImageId, { readonly top1: number }>,
  labels: ReadonlyMap<ImageId, number>,
  classes: number,
): readonly number[] {
  const right = Array.from({ length: classes }, () => 0);
  for (const [id, { top1 }] of readings) if (labels.get(id) === top1) right[top1]!++;
  return right;
}
