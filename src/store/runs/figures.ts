/** @file What a run comes to, in a few figures: those that runs are compared by. */

import { mean } from '../../core/reals.ts';
import type { SlotId } from '../ids.ts';
import type { Decision } from '../review/state.ts';
import { tally } from '../review/selectors.ts';
import { classOutcomes, together } from '../run/outcome.ts';
import { siblingsAmong, variantsAsked } from '../run/selectors.ts';
import type { RunState } from '../run/state.ts';
import type { SeedsState } from '../seeds/state.ts';
import type { RunFigures, RunHeader } from './state.ts';

/**
 * What is known of a run without its variants.
 *
 * @returns `null` before it has a recipe.
 */
export function headerOf(
  run: RunState,
  decisions: ReadonlyMap<SlotId, Decision>,
  seeds: Pick<SeedsState, 'images' | 'classes'>,
): RunHeader | null {
  const { settings, made, name, began, twinOf, seconds } = run;
  return (
    settings && {
      ...{ made, settings, seconds, total: variantsAsked(run), figures: figuresOf(run, decisions, seeds) },
      ...(name !== undefined && { name }),
      ...(began !== undefined && { began }),
      ...(twinOf !== undefined && { twinOf }),
    }
  );
}

function figuresOf(
  run: RunState,
  decisions: ReadonlyMap<SlotId, Decision>,
  seeds: Pick<SeedsState, 'images' | 'classes'>,
): RunFigures {
  const { accepted, rejected } = tally(run.variants, decisions);
  const siblings = siblingsAmong(run.variants);
  const variants = [...run.variants.values()];
  const meanOf = (values: readonly number[]) => (values.length > 0 ? mean(values) : null);
  return {
    ...together(classOutcomes(run, seeds)),
    entropy: meanOf(variants.map(({ entropy }) => entropy)),
    diversity: meanOf(variants.flatMap(({ slot, diversity }) => (siblings.has(slot) ? [diversity] : []))),
    ...{ accepted, rejected },
  };
}
