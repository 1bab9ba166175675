/** @file What is read from decisions: a slot without one is unreviewed and keeps its folder's class. */

import type { ClassKey, SlotId } from '../ids.ts';
import { presentPicks } from '../picks/selectors.ts';
import type { Ruled } from './rules.ts';
import type { StudioState } from '../state.ts';
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

/** Variants and picked pictures that are not rejected. */
export const openVariants = ({ run, review, seeds, picks }: Reviewing): readonly Ruled[] => [
  ...unrejected<Ruled>(run.variants, review.decisions).values(),
  ...unrejected<Ruled>(presentPicks(picks.all, seeds.classes), review.decisions).values(),
];

/** What rules ask of a variant besides its own figures. */
export function reviewedBy({ run, review, seeds }: Reviewing) {
  const places = new Map(seeds.classes.map(({ key }, i) => [key, i]));
  return {
    /** The class that it is of by now. */
    labelOf: (ruled: Ruled): ClassKey =>
      decisionOf(review.decisions, ruled.slot).relabel ??
      ('facts' in ruled ? ruled.label : seeds.images.get(ruled.seed)!.label),
    seedScore: (ruled: Ruled): number | null => {
      // A picked picture was made of no seed.
      if ('facts' in ruled) return null;
      const place = places.get(seeds.images.get(ruled.seed)!.label);
      return place === undefined ? null : (run.seedReadings.get(ruled.seed)?.probabilities[place] ?? null);
    },
  };
}
