/** @file What is computed from the run. */

import type { ImageId } from '../../core/brands.ts';
import type { ClassKey, SlotId } from '../ids.ts';
import type { RunState } from './state.ts';

type Asked = Pick<RunState, 'seeds' | 'counts' | 'settings'>;

/** How many variants every seed of the run gets. */
export function variantCounts({ seeds, counts, settings }: Asked): ReadonlyMap<ImageId, number> {
  return new Map(seeds.map((id, i) => [id, counts?.[i] ?? settings?.variants ?? 0]));
}

/** How many variants the run makes. */
export const variantsAsked = (run: Asked): number => [...variantCounts(run).values()].reduce((sum, n) => sum + n, 0);

/**
 * Seeds of the classes that get variants: what the variants can be compared with as a set. Classes that had enough would only say
 * how far they are from the others.
 */
export function seedsCompared(run: Asked, labelOf: (id: ImageId) => ClassKey | undefined): readonly ImageId[] {
  const counts = variantCounts(run);
  const grown = new Set(run.seeds.filter((id) => counts.get(id)! > 0).map(labelOf));
  return run.seeds.filter((id) => grown.has(labelOf(id)));
}

/** How many variants of a seed are asked for already: none before it is grown, and then all, but where it is topped up. */
export const askedOf = ({ families, seedReadings }: RunState, id: ImageId): number =>
  families.has(id) ? (seedReadings.get(id)?.asked ?? Infinity) : 0;

/** Seeds that are still to be grown, or to get more variants, in order, but those that failed; some get no variants at all. */
export function seedsLeft(run: RunState): readonly ImageId[] {
  const failed = new Set(run.failures.map(({ seed }) => seed));
  const counts = variantCounts(run);
  return run.seeds.filter((id) => counts.get(id)! > askedOf(run, id) && !failed.has(id));
}

/**
 * The seeds that are still to be grown, in the order in which they are: one of every class in its turn, so that a run that is stopped
 * has done as much for each. What comes out of a seed does not depend on it.
 *
 * @param labelOf the class of a seed.
 */
export function growOrder(run: RunState, labelOf: (id: ImageId) => ClassKey | undefined): readonly ImageId[] {
  const turns = new Map<ImageId, number>();
  const seen = new Map<ClassKey | undefined, number>();
  // Of all seeds, those that are done included: a run that goes on goes on with the class whose turn it is.
  for (const id of run.seeds) {
    const turn = seen.get(labelOf(id)) ?? 0;
    turns.set(id, turn);
    seen.set(labelOf(id), turn + 1);
  }
  return seedsLeft(run).toSorted((a, b) => turns.get(a)! - turns.get(b)!);
}

/** How many variants those seeds will get. */
export function variantsLeft(run: RunState): number {
  const counts = variantCounts(run);
  return seedsLeft(run).reduce((sum, id) => sum + counts.get(id)! - askedOf(run, id), 0);
}

/** Variants that have a sibling among the others: what differs from nobody has no diversity. */
export function siblingsAmong(variants: RunState['variants']): ReadonlySet<SlotId> {
  const counts = new Map<ImageId, number>();
  for (const { seed } of variants.values()) counts.set(seed, (counts.get(seed) ?? 0) + 1);
  return new Set([...variants].flatMap(([slot, { seed }]) => (counts.get(seed)! > 1 ? [slot] : [])));
}
