/** @file Classes of the light table: in which order they lie there, and which of their seeds somebody looks for. */

import { byNaturalOrder } from '../../core/dataset/naturalOrder.ts';
import type { ClassSummary } from './classSummaries.ts';

/** `weakest`: the class whose seeds are least often read as it comes first. */
export type ClassOrder = 'weakest' | 'name' | 'most' | 'fewest';

/**
 * Classes in an order; equals stay as they were, and so does what no judge has read yet, behind the others.
 *
 * @param titleOf what a class is called.
 */
export function inOrder(
  summaries: readonly ClassSummary[],
  order: ClassOrder,
  titleOf: (summary: ClassSummary) => string,
): readonly ClassSummary[] {
  const share = ({ read, agreeing }: ClassSummary) => (read === 0 ? 2 : agreeing / read);
  const compare: Readonly<Record<ClassOrder, (a: ClassSummary, b: ClassSummary) => number>> = {
    weakest: (a, b) => share(a) - share(b),
    name: (a, b) => byNaturalOrder(titleOf(a), titleOf(b)),
    most: (a, b) => b.seeds.length - a.seeds.length,
    fewest: (a, b) => a.seeds.length - b.seeds.length,
  };
  return summaries.toSorted(compare[order]);
}

/**
 * What is called so: all seeds of a class that is, of the others the pictures that are.
 *
 * @param query a part of a name, in any case; empty for everything.
 * @returns classes without a hit are left out, and so are the seeds of the others that are none.
 */
export function found(
  summaries: readonly ClassSummary[],
  query: string,
  titleOf: (summary: ClassSummary) => string,
): readonly ClassSummary[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return summaries;
  const has = (name: string) => name.toLowerCase().includes(wanted);
  return summaries.flatMap((summary) => {
    if (has(titleOf(summary)) || has(summary.info.key)) return [summary];
    const seeds = summary.seeds.filter(({ name }) => has(name));
    return seeds.length > 0 ? [{ ...summary, seeds }] : [];
  });
}
