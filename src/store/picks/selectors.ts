/** @file What is read from the pictures that were picked. */

import type { ClassKey, SlotId } from '../ids.ts';
import type { RunState } from '../run/state.ts';
import type { ClassInfo } from '../seeds/state.ts';
import type { PickRecord, PicksState } from './state.ts';

/** Those of classes that are there and not left out: with its class, a picture goes and comes back. */
export function presentPicks(
  all: PicksState['all'],
  classes: readonly Pick<ClassInfo, 'key' | 'leftOut'>[],
): ReadonlyMap<SlotId, PickRecord> {
  const kept = new Set<ClassKey>(classes.flatMap(({ key, leftOut }) => (leftOut ? [] : [key])));
  return new Map([...all].filter(([, { label }]) => kept.has(label)));
}

/** Class by class, the surest first: however they are stored, and whenever they were added. */
export const inOrder = (picks: readonly PickRecord[]): readonly PickRecord[] =>
  picks.toSorted(
    (a, b) =>
      (a.label < b.label ? -1 : Number(a.label > b.label)) ||
      b.facts.probability - a.facts.probability ||
      (a.slot < b.slot ? -1 : 1),
  );

/** By slot, in their order. */
export const bySlot = (picks: Iterable<PickRecord>): ReadonlyMap<SlotId, PickRecord> =>
  new Map(inOrder([...picks]).map((pick) => [pick.slot, pick]));

/** Everything that is reviewed: variants, and pictures that were picked. */
export const reviewable = (
  variants: RunState['variants'],
  picks: ReadonlyMap<SlotId, PickRecord>,
): ReadonlyMap<SlotId, unknown> => (picks.size === 0 ? variants : new Map<SlotId, unknown>([...variants, ...picks]));
