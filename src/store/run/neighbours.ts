/** @file Nearest images again, once all are there: a variant's nearest may have been made after it. */

import { patch, type Context } from '../context.ts';
import type { SlotId } from '../ids.ts';
import { nearestOf } from './record.ts';
import type { VariantRecord } from './state.ts';

/** How long the page may be kept from answering, in milliseconds. */
const SLICE = 10;

/** Brings every variant's nearest up to date, a little at a time. */
export async function refreshNeighbours(context: Context): Promise<void> {
  const { store, memory } = context;
  const changes = new Map<SlotId, VariantRecord>();
  let since = performance.now();
  for (const [slot, record] of store.getState().run.variants) {
    const known = memory.variants.get(slot);
    if (!known) continue;
    const { nearest, nearCopy } = nearestOf(known, memory);
    if (nearest?.cosine !== record.nearest?.cosine) changes.set(slot, { ...record, nearest, nearCopy });
    if (performance.now() - since > SLICE) {
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  }
  if (changes.size === 0) return;
  const variants = new Map(store.getState().run.variants);
  for (const [slot, record] of changes) {
    // Only where nothing else came into the slot meanwhile.
    if (variants.get(slot)?.image === record.image) variants.set(slot, record);
  }
  patch(context, 'run', { variants });
}
