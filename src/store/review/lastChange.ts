/** @file What happened between two states of the review: for telling a person about it. */

import type { SlotId } from '../ids.ts';
import type { ReviewState, ReviewStep } from './state.ts';

export interface HistoryChange {
  readonly kind: 'done' | 'undone' | 'redone';
  readonly step: ReviewStep;
}

/** The step between two states; `null` where there is none, or the review began anew. */
export function lastChange(before: ReviewState, after: ReviewState): HistoryChange | null {
  const [last, previous] = [after.past.at(-1), before.past.at(-1)];
  const [next, undone] = [before.future[0], after.future[0]];
  if (previous !== undefined && undone === previous) return { kind: 'undone', step: previous };
  if (last === undefined || last === previous) return null;
  return { kind: next === last ? 'redone' : 'done', step: last };
}

/** The slots that a step changed, each once. */
export const slotsOf = ({ changes }: ReviewStep): readonly SlotId[] => [
  ...new Set(changes.flatMap((change) => ('slot' in change ? [change.slot] : []))),
];

/** Whether a step changed what is said of seeds or their classes. */
export const isOfSeeds = ({ changes }: ReviewStep): boolean =>
  changes.some(({ kind }) => kind === 'seed' || kind === 'class');
