/** @file What is read from decisions: a slot without one is unreviewed and keeps its folder's class. */

import type { SlotId } from '../ids.ts';
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
