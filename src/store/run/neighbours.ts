/** @file Nearest images again, once all are there: a variant's nearest may have been made after it. */

import { patch, type Context } from '../context.ts';
import { nearestWithin } from '../nearest.ts';
import { isNearCopy } from '../../evaluation/copies.ts';

/** Cosines that differ by less are the same, summed in another order. */
const ROUNDING = 1e-9;

/** Brings every variant's nearest up to date; what cannot be found stays as it was. */
export async function refreshNeighbours(context: Context): Promise<void> {
  const { store, memory } = context;
  const [seeds, grown] = [[...memory.seeds.values()], [...memory.variants.values()]];
  const found = await nearestWithin(context, seeds, grown, new AbortController().signal);
  if (!found.ok) return;
  const variants = new Map(store.getState().run.variants);
  let changed = false;
  for (const [slot, record] of variants) {
    // Only what is still in its slot: the project, or the slot, may have changed meanwhile.
    const known = memory.variants.get(slot);
    const nearest = known && found.value.get(known);
    if (!nearest || Math.abs(nearest.cosine - (record.nearest?.cosine ?? -Infinity)) < ROUNDING) continue;
    variants.set(slot, { ...record, nearest, nearCopy: isNearCopy(nearest) });
    changed = true;
  }
  if (changed) patch(context, 'run', { variants });
}
