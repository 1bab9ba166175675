/** @file Families in the order of their seeds, whatever order they are grown in: as after the project was opened again. */

import type { ImageId } from '../../core/brands.ts';
import type { SlotId } from '../ids.ts';
import type { RunState, VariantRecord } from './state.ts';

type Families = Pick<RunState, 'families' | 'variants'>;

/**
 * The families of a run with more variants of a seed, which come after those that it has.
 *
 * One pass over each map, and nothing is looked up in it: a run of thousands does this for every seed.
 *
 * @param run its families and variants are in the order of its seeds, and stay so.
 * @param id one of its seeds.
 * @param grown variants of this seed in slots that are empty, in the order of k.
 */
export function withGrown(
  run: Families & Pick<RunState, 'seeds'>,
  id: ImageId,
  grown: readonly VariantRecord[],
): Families {
  const family = [...(run.families.get(id) ?? []), ...grown.map(({ slot }) => slot)];
  const places = placesOf(run.seeds);
  const place = places.get(id)!;
  const families = new Map<ImageId, readonly SlotId[]>();
  /** The first variant behind the family. */
  let next: SlotId | undefined;
  for (const [seed, slots] of run.families) {
    if (seed === id) families.set(id, family);
    else {
      if (!families.has(id) && places.get(seed)! > place) families.set(id, family);
      if (families.has(id)) next ??= slots[0];
      families.set(seed, slots);
    }
  }
  families.set(id, family);
  const variants = new Map<SlotId, VariantRecord>();
  const add = () => {
    for (const variant of grown) variants.set(variant.slot, variant);
  };
  for (const [slot, variant] of run.variants) {
    if (slot === next) add();
    variants.set(slot, variant);
  }
  if (next === undefined) add();
  return { families, variants };
}

/** A run keeps its list of seeds: their places in it are found once. */
const PLACES = new WeakMap<RunState['seeds'], ReadonlyMap<ImageId, number>>();

function placesOf(seeds: RunState['seeds']): ReadonlyMap<ImageId, number> {
  const known = PLACES.get(seeds);
  if (known) return known;
  const places = new Map(seeds.map((id, i) => [id, i]));
  PLACES.set(seeds, places);
  return places;
}
