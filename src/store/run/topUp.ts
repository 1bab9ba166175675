/** @file One class of a run gets more variants: what is there stays, and the run goes on. */

import type { ImageId } from '../../core/brands.ts';
import type { Recipe } from '../../core/run/recipe.ts';
import type { ClassKey } from '../ids.ts';
import { countsOf } from '../recipe/counts.ts';
import { withTopUp } from '../recipe/topUps.ts';
import type { StudioState } from '../state.ts';
import { variantCounts } from './selectors.ts';
import type { RunState } from './state.ts';

type Grown = Pick<StudioState, 'run' | 'seeds'>;

/** A class that can get more variants. */
export interface TopUpOffer {
  /** Images that the class comes to, where its seeds may have so many variants. */
  readonly images: number;
  /** Variants that are made for that; at least 1. */
  readonly more: number;
}

/**
 * What topping up a class comes to: half as many images again as it has, and no fewer than the largest class has.
 *
 * @returns `null` where the run is not at its end, has no seed of the class, or gives its seeds as many as there may be.
 */
export function topUpOffer({ run, seeds }: Grown, key: ClassKey): TopUpOffer | null {
  if (run.phase.kind !== 'finished' || !run.settings) return null;
  const sizes = new Map<ClassKey, number>();
  for (const [seed, own] of run.families) {
    const label = seeds.images.get(seed)?.label;
    if (label !== undefined) sizes.set(label, (sizes.get(label) ?? 0) + 1 + own.length);
  }
  const images = Math.max(...sizes.values(), Math.ceil(1.5 * (sizes.get(key) ?? 0)));
  const before = variantCounts(run);
  const more = [...countsWith({ run, seeds }, run.settings, key, images)].reduce(
    (sum, [seed, count]) => sum + count - before.get(seed)!,
    0,
  );
  return more > 0 ? { images, more } : null;
}

/**
 * The run as it goes on when a class is topped up; its phase and what is made stay as they are.
 *
 * @param images that the class comes to.
 */
export function toppedUp(state: Grown, settings: Recipe, key: ClassKey, images: number): Partial<RunState> {
  const { run } = state;
  const before = variantCounts(run);
  const after = countsWith(state, settings, key, images);
  const counts = run.seeds.map((id) => after.get(id) ?? before.get(id)!);
  const readings = new Map(run.seedReadings);
  for (const id of after.keys()) {
    const reading = readings.get(id);
    if (reading && run.families.has(id)) readings.set(id, { ...reading, asked: before.get(id)! });
  }
  return {
    settings: { ...settings, topUps: withTopUp(settings.topUps, key, images) },
    counts,
    seedReadings: readings,
    // What could not be made again, say, is no reason to make nothing more.
    failures: run.failures.filter(({ seed }) => !after.has(seed)),
    total: counts.reduce((sum, count) => sum + count, 0),
  };
}

/** How many variants seeds of a class get where it is topped up: those alone that get more. */
function countsWith(
  { run, seeds }: Grown,
  settings: Recipe,
  key: ClassKey,
  images: number,
): ReadonlyMap<ImageId, number> {
  const own = run.seeds.filter((id) => seeds.images.get(id)?.label === key);
  const asked = countsOf(
    own.map(() => ({ label: key })),
    { ...settings, topUps: withTopUp(settings.topUps, key, images) },
  );
  const before = variantCounts(run);
  return new Map(own.flatMap((id, i) => (asked[i]! > before.get(id)! ? [[id, asked[i]!] as const] : [])));
}
