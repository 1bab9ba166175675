/** @file What a receipt is made of, counted without reading a picture. */

import { planRun } from '../../core/run/plan.ts';
import { keptImages } from '../seeds/selectors.ts';
import type { StudioState } from '../state.ts';

/** What a receipt is made of, counted. */
export interface Counts {
  readonly classes: number;
  readonly seeds: number;
  readonly tests: number;
}

/** Counts what takes part, as the receipt will. */
export function countsFor({ seeds, recipe }: Pick<StudioState, 'seeds' | 'recipe'>): Counts {
  const images = keptImages(seeds).map(({ id, split, label }) => ({ path: id, split, label }));
  const plan = planRun(images, recipe.settings, () => 0);
  const held = (['test', 'val'] as const)
    .map((split) => plan.kept.filter((one) => one.split === split && plan.classes.includes(one.label)))
    .find(({ length }) => length > 0);
  return { classes: plan.classes.length, seeds: plan.seeds.length, tests: held?.length ?? 0 };
}
