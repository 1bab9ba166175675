/** @file What the export screen asks of the state. */

import type { Match } from '../../core/image/match.ts';
import type { SlotId } from '../ids.ts';
import { presentPicks } from '../picks/selectors.ts';
import { keptImages } from '../seeds/selectors.ts';
import { verdictOf } from '../review/selectors.ts';
import type { StudioState } from '../state.ts';

/** Whether an export with what is chosen now would hold a picture. */
export function holdsSomething({
  seeds,
  run,
  review,
  picks,
  export: { layout, include },
}: Pick<StudioState, 'seeds' | 'run' | 'review' | 'picks' | 'export'>): boolean {
  const kept = keptImages(seeds);
  if (layout !== 'new-images') return kept.length > 0;
  const isWritten = (slot: SlotId) => {
    const verdict = verdictOf(review.decisions, slot);
    // Rejected ones lie beside the data set and are not in it.
    return verdict !== 'rejected' && include.includes(verdict);
  };
  return (
    kept.some(({ id }) => (run.families.get(id) ?? []).some(isWritten)) ||
    [...presentPicks(picks.all, seeds.classes).keys()].some(isWritten)
  );
}

/** What every picture of an export is made; `null` where they stay as they came, and where the originals are not in it. */
export function matchOf({
  export: { match, layout },
  run,
  recipe,
}: Pick<StudioState, 'export' | 'run' | 'recipe'>): Match | null {
  if (!match || layout === 'new-images') return null;
  return { ...match, grey: (run.settings ?? recipe.settings).grey === true };
}
