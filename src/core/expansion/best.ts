/** @file Which of many candidates are kept, by the objective: the judge's look at a candidate is all that it takes. */

import type { Evaluation } from '../objective/objective.ts';

/**
 * The best candidates by their own share of the objective.
 *
 * @param evaluation of all candidates; with sureness in the criterion this is entropy to a target.
 * @param count how many to keep, at most all.
 * @returns their indices, in the order of the candidates: the first of equals are kept.
 */
export function bestCandidates({ variants }: Evaluation, count: number): number[] {
  return variants
    .map(({ score }, index) => ({ score, index }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, count)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
}
