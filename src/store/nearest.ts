/** @file The nearest images of images of a set, found in a worker. */

import { success, type Result } from '../protocol/failure.ts';
import { cloudInSteps } from '../protocol/insight.ts';
import type { Context } from './context.ts';
import type { Known } from './memory.ts';
import type { Neighbour } from './run/state.ts';
import { betweenEvents } from './yieldToEvents.ts';

/**
 * Finds the nearest of each among all others.
 *
 * @param others images in the judge's space that nobody asks about.
 * @param asked those that are asked about; none is among the others.
 * @returns by image; one without others is not in it.
 */
export async function nearestWithin(
  { analysis }: Pick<Context, 'analysis'>,
  others: readonly Known[],
  asked: readonly Known[],
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<Known, Neighbour>>> {
  const set = [...others, ...asked];
  const points = await betweenEvents(cloudInSteps(set.map(({ unit }) => unit)));
  const found = await analysis.nearest(points, others.length, signal);
  if (!found.ok) return found;
  const nearest = new Map<Known, Neighbour>();
  found.value.forEach((neighbour, i) => {
    if (neighbour) nearest.set(asked[i]!, { of: set[neighbour.index]!.of, cosine: neighbour.cosine });
  });
  return success(nearest);
}
