/** @file How many variants the seeds get by a recipe. */

import { MOST_VARIANTS } from '../../core/dataset/topUp.ts';
import { countsOf as countsOfLabels, mostVariantsOf, targetsOf, type CountRecipe } from '../../core/run/plan.ts';
import type { ClassKey } from '../ids.ts';
import type { SeedImage } from '../seeds/state.ts';

/** The number of variants for each seed, in the order of the seeds. */
export const countsOf = (grown: readonly Pick<SeedImage, 'label'>[], asked: CountRecipe): readonly number[] =>
  countsOfLabels(
    grown.map(({ label }) => label),
    asked,
  );

/** What a recipe makes of a class. */
export interface ClassOutcome {
  readonly key: ClassKey;
  readonly seeds: number;
  readonly variants: number;
  /** How many a seed gets at most. */
  readonly most: number;
  /** `enough`: it gets none. `short`: `most` of each seed do not bring it to the count. */
  readonly kind: 'grown' | 'enough' | 'short';
}

/** What comes out, class by class, in the order of the seeds. */
export function outcomesOf(grown: readonly Pick<SeedImage, 'label'>[], asked: CountRecipe): readonly ClassOutcome[] {
  const found = new Map<ClassKey, { seeds: number; variants: number }>();
  for (const [i, count] of countsOf(grown, asked).entries()) {
    const { label } = grown[i]!;
    const { seeds, variants } = found.get(label) ?? { seeds: 0, variants: 0 };
    found.set(label, { seeds: seeds + 1, variants: variants + count });
  }
  const targetOf = targetsOf(asked);
  const most = mostVariantsOf(asked);
  return [...found].map(([key, { seeds, variants }]) => ({
    key,
    seeds,
    variants,
    most,
    kind: variants === 0 ? 'enough' : seeds + variants < (targetOf(key) ?? 0) ? 'short' : 'grown',
  }));
}

/**
 * A count to begin with: that of the largest class, so that only weak ones grow; twice as much where all are alike.
 *
 * @returns at least 2.
 */
export function suggestedPerClass(grown: readonly Pick<SeedImage, 'label'>[]): number {
  const sizes = outcomesOf(grown, { variants: MOST_VARIANTS, perClass: null }).map(({ seeds }) => seeds);
  const largest = Math.max(1, ...sizes);
  return sizes.some((size) => size < largest) ? largest : 2 * largest;
}
