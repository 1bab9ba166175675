/** @file What is read from decisions: a slot without one is unreviewed and keeps its folder's class. */

import type { SlotId } from '../ids.ts';
import type { VariantRecord } from '../run/state.ts';
import { UNREVIEWED, type Decision, type ReviewState, type Verdict } from './state.ts';

export const decisionOf = (decisions: ReviewState['decisions'], slot: SlotId): Decision =>
  decisions.get(slot) ?? UNREVIEWED;

export const verdictOf = (decisions: ReviewState['decisions'], slot: SlotId): Verdict =>
  decisionOf(decisions, slot).verdict;

/** How many variants have each verdict. */
export function tally(
  variants: ReadonlyMap<SlotId, VariantRecord>,
  decisions: ReviewState['decisions'],
): Readonly<Record<Verdict, number>> {
  const counts = { accepted: 0, rejected: 0, unreviewed: 0 };
  for (const slot of variants.keys()) counts[verdictOf(decisions, slot)]++;
  return counts;
}
