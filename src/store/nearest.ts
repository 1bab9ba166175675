/** @file The nearest image of every image of a set, found in a worker. */

import { success, type Result } from '../protocol/failure.ts';
import { cloudOf } from '../protocol/insight.ts';
import type { Context } from './context.ts';
import type { Known } from './memory.ts';
import type { Neighbour } from './run/state.ts';

/**
 * Finds the nearest of each among the others.
 *
 * @param set images in the judge's space; each once.
 * @returns by image; one without others is not in it.
 */
export async function nearestWithin(
  { analysis }: Pick<Context, 'analysis'>,
  set: readonly Known[],
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<Known, Neighbour>>> {
  const found = await analysis.nearest(cloudOf(set.map(({ unit }) => unit)), signal);
  if (!found.ok) return found;
  const nearest = new Map<Known, Neighbour>();
  found.value.forEach((neighbour, i) => {
    if (neighbour) nearest.set(set[i]!, { of: set[neighbour.index]!.of, cosine: neighbour.cosine });
  });
  return success(nearest);
}
