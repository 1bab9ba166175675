/** @file What is computed from the run. */

import type { ImageId } from '../../core/brands.ts';
import type { RunState } from './state.ts';

type Asked = Pick<RunState, 'seeds' | 'counts' | 'settings'>;

/** How many variants every seed of the run gets. */
export function variantCounts({ seeds, counts, settings }: Asked): ReadonlyMap<ImageId, number> {
  return new Map(seeds.map((id, i) => [id, counts?.[i] ?? settings?.variants ?? 0]));
}

/** How many variants the run makes. */
export const variantsAsked = (run: Asked): number => [...variantCounts(run).values()].reduce((sum, n) => sum + n, 0);

/** Seeds that are still to be grown, in order: neither grown nor failed; those that get no variants have nothing to grow. */
export function seedsLeft(run: RunState): readonly ImageId[] {
  const { seeds, families, failures } = run;
  const failed = new Set(failures.map(({ seed }) => seed));
  const counts = variantCounts(run);
  return seeds.filter((id) => counts.get(id)! > 0 && !families.has(id) && !failed.has(id));
}
