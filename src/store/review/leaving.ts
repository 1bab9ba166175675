/** @file The variants that leave with an export: what is said of the set as a whole is said of these. */

import type { SlotId } from '../ids.ts';
import type { VariantRecord } from '../run/state.ts';
import { keptImages } from '../seeds/selectors.ts';
import type { StudioState } from '../state.ts';
import { verdictOf } from './selectors.ts';

export type LeavingSource = Pick<StudioState, 'seeds'> & {
  readonly run: Pick<StudioState['run'], 'variants'>;
  readonly review: Pick<StudioState['review'], 'decisions'>;
  readonly export: Pick<StudioState['export'], 'include'>;
};

/**
 * The variants that are part of the set as it would be exported now: of seeds that are kept, with a verdict that is written. Those
 * that are rejected lie beside a data set, and are no part of it.
 *
 * @param withRejected takes the rejected ones in too: the run as it came out. Default: no.
 */
export function leavingVariants(
  { seeds, run, review, export: { include } }: LeavingSource,
  withRejected = false,
): ReadonlyMap<SlotId, VariantRecord> {
  const kept = new Set(keptImages(seeds).map(({ id }) => id));
  return new Map(
    [...run.variants].filter(([slot, { seed }]) => {
      const verdict = verdictOf(review.decisions, slot);
      return kept.has(seed) && (verdict === 'rejected' ? withRejected : include.includes(verdict));
    }),
  );
}
