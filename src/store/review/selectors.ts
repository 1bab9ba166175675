/** @file What is read from decisions: a slot without one is unreviewed and keeps its folder's class. */

import type { ClassKey, SlotId } from '../ids.ts';
import { presentPicks } from '../picks/selectors.ts';
import type { VariantRecord } from '../run/state.ts';
import type { StudioState } from '../state.ts';
import type { Ruled } from './rules.ts';
import { UNREVIEWED, type Decision, type ReviewState, type Verdict } from './state.ts';

export const decisionOf = (decisions: ReviewState['decisions'], slot: SlotId): Decision =>
  decisions.get(slot) ?? UNREVIEWED;

export const verdictOf = (decisions: ReviewState['decisions'], slot: SlotId): Verdict =>
  decisionOf(decisions, slot).verdict;

/** How many of what is reviewed have each verdict. */
export function tally(
  reviewed: ReadonlyMap<SlotId, unknown>,
  decisions: ReviewState['decisions'],
): Readonly<Record<Verdict, number>> {
  const counts = { accepted: 0, rejected: 0, unreviewed: 0 };
  for (const slot of reviewed.keys()) counts[verdictOf(decisions, slot)]++;
  return counts;
}

/** Those that leave with an export: all that nobody rejected. */
export const unrejected = <Reviewed>(
  reviewed: ReadonlyMap<SlotId, Reviewed>,
  decisions: ReviewState['decisions'],
): ReadonlyMap<SlotId, Reviewed> =>
  new Map([...reviewed].filter(([slot]) => verdictOf(decisions, slot) !== 'rejected'));

type Reviewing = Pick<StudioState, 'run' | 'review' | 'seeds' | 'picks'>;

/** The variants, and the pictures that were picked, that are not rejected. */
export const openPictures = ({ run, review, seeds, picks }: Reviewing): readonly Ruled[] => [
  ...unrejected(run.variants, review.decisions).values(),
  ...unrejected(presentPicks(picks.all, seeds.classes), review.decisions).values(),
];

/** What rules ask of a variant besides its own figures. */
export function reviewedBy({ run, review, seeds }: Omit<Reviewing, 'picks'>) {
  const places = new Map(seeds.classes.map(({ key }, i) => [key, i]));
  return {
    /** The class that it is of by now. */
    labelOf: (ruled: Ruled): ClassKey =>
      decisionOf(review.decisions, ruled.slot).relabel ??
      ('seed' in ruled ? seeds.images.get(ruled.seed)!.label : ruled.label),
    seedScore: ({ seed }: VariantRecord): number | null => {
      // As a variant's own score: of the class that the seed had in the run.
      const place = places.get(run.labelsThen?.[seed] ?? seeds.images.get(seed)!.label);
      return place === undefined ? null : (run.seedReadings.get(seed)?.probabilities[place] ?? null);
    },
  };
}
