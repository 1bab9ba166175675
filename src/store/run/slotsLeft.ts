/** @file What is still to be made of a seed: all of it, or what it is topped up by. */

import type { ImageId } from '../../core/brands.ts';
import type { ResolvedRecipe } from '../../core/run/recipe.ts';
import { slotsOf, unusedStream } from '../../core/run/slots.ts';
import type { ImagineRequest } from '../../protocol/models.ts';
import type { StudioState } from '../state.ts';
import { nextNumber } from './nextNumber.ts';
import { askedOf } from './selectors.ts';

/**
 * The slots of a seed that are asked for now. Those that it is topped up by lie behind the ones that it has, filled or not, with
 * streams that no picture of it has had: as the command goes on with what was grown.
 *
 * @param settings of its class.
 */
export function slotsLeft(
  state: Pick<StudioState, 'run' | 'review'>,
  id: ImageId,
  settings: ResolvedRecipe,
): Pick<ImagineRequest, 'slots' | 'unusedFrom'> {
  const { run } = state;
  const slots = slotsOf(settings, run.counts?.[run.seeds.indexOf(id)] ?? settings.variants);
  const asked = askedOf(run, id);
  if (asked === 0) return { slots };
  const { drawn = 0 } = run.seedReadings.get(id)!;
  const unusedFrom = unusedStream(settings, nextNumber(state, id) - 1, drawn);
  return { slots: slots.slice(asked).map((slot, i) => ({ ...slot, number: unusedFrom + i })), unusedFrom };
}
