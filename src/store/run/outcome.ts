/** @file What came of a run, class by class: how often variants keep their class, beside how often their seeds are read as it. */

import type { ClassKey } from '../ids.ts';
import type { SeedsState } from '../seeds/state.ts';
import type { RunState } from './state.ts';

/** Counts of a class, or of a whole set. */
export interface Outcome {
  /** Seeds that have variants, and those of them that the judge reads as their class. */
  readonly seeds: number;
  readonly read: number;
  readonly variants: number;
  /** Variants that are read as the class they should keep. */
  readonly kept: number;
}

export interface ClassOutcome extends Outcome {
  readonly key: ClassKey;
}

type Grown = Pick<RunState, 'families' | 'seedReadings' | 'labelsThen'> & Pick<RunState, 'variants'>;

/** A class that loses this share of what its seeds are read right deserves a look. */
const LOST = 0.2;

/**
 * What came of a run, in the order of the classes; classes without variants are left out.
 *
 * @param run its variants are those that are counted: all, or those that would leave.
 */
export function classOutcomes(run: Grown, { images, classes }: Pick<SeedsState, 'images' | 'classes'>): ClassOutcome[] {
  const indices = new Map(classes.map(({ key }, index) => [key, index]));
  const found = new Map(classes.map(({ key }) => [key, { key, seeds: 0, read: 0, variants: 0, kept: 0 }]));
  for (const [id, slots] of run.families) {
    const label = run.labelsThen?.[id] ?? images.get(id)?.label;
    const outcome = label === undefined ? undefined : found.get(label);
    const variants = slots.flatMap((slot) => run.variants.get(slot) ?? []);
    if (!outcome || variants.length === 0) continue;
    outcome.seeds++;
    if (run.seedReadings.get(id)?.top1 === indices.get(outcome.key)) outcome.read++;
    outcome.variants += variants.length;
    outcome.kept += variants.filter(({ keptClass }) => keptClass).length;
  }
  return [...found.values()].filter(({ variants }) => variants > 0);
}

/** The whole of some classes. */
export const together = (outcomes: readonly Outcome[]): Outcome => ({
  seeds: sum(outcomes.map(({ seeds }) => seeds)),
  read: sum(outcomes.map(({ read }) => read)),
  variants: sum(outcomes.map(({ variants }) => variants)),
  kept: sum(outcomes.map(({ kept }) => kept)),
});

/** Shares of seeds and of variants that are read as their class, in [0, 1]; NaN where there are none. */
export const ratesOf = ({
  seeds,
  read,
  variants,
  kept,
}: Outcome): { readonly seeds: number; readonly variants: number } => ({
  seeds: read / seeds,
  variants: kept / variants,
});

/**
 * Classes whose variants keep it much less often than their seeds are read as it: the recipe takes what makes them theirs. The one
 * that loses most comes first.
 */
export function classesToLookAt(outcomes: readonly ClassOutcome[]): ClassOutcome[] {
  const lost = (outcome: Outcome) => ratesOf(outcome).seeds - ratesOf(outcome).variants;
  return outcomes.filter((outcome) => lost(outcome) >= LOST).sort((a, b) => lost(b) - lost(a));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
