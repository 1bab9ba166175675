/** @file Figures that wait for what they are made of: until then they would be figures of fewer pictures, or of none, and stay so. */

import type { Result } from '../protocol/failure.ts';
import type { Insight } from './insight.ts';

/**
 * The same figures, made when all that there is to know is known.
 *
 * @param ready resolves when it is; its failure is that of whoever asks.
 */
export function insightAfter(insight: Insight, ready: () => Promise<Result<unknown>>): Insight {
  const after = async <Answer>(ask: () => Promise<Result<Answer>>): Promise<Result<Answer>> => {
    const known = await ready();
    return known.ok ? ask() : known;
  };
  return {
    map: (...question) => after(() => insight.map(...question)),
    figures: (...question) => after(() => insight.figures(...question)),
    frechet: (...question) => after(() => insight.frechet(...question)),
    siblingDistance: (...question) => after(() => insight.siblingDistance(...question)),
    neighbours: (...question) => after(() => insight.neighbours(...question)),
  };
}
