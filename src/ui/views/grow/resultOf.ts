/** @file What a run that is over comes to. */

import { ratesOf, together, type ClassOutcome } from '../../../store/run/outcome.ts';

/** Where variants keep their class less than this share as often as their seeds are read right, the recipe is at fault. */
const BROKEN = 0.6;

/**
 * Whether a run went well.
 *
 * @returns `breaks-classes` where a recipe loses the class of far more variants than seeds were misread; `null` where there is no
 *   telling: fewer than two classes, or seeds that are not read.
 */
export function resultOf(outcomes: readonly ClassOutcome[]): 'well' | 'breaks-classes' | null {
  const rates = ratesOf(together(outcomes));
  if (outcomes.length < 2 || !(rates.seeds > 0)) return null;
  return rates.variants < BROKEN * rates.seeds ? 'breaks-classes' : 'well';
}
