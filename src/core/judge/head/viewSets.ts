/** @file Whether a head learns more from several views of every seed: it does where leave-one-out says so. */

import type { ClassMatrix } from '../classMatrix.ts';
import { fittingHead, type FitOptions } from './fitHead.ts';
import type { Example, FittedHead, LeftOutFigures } from './head.ts';

/** Which views of a seed are learnt from, with how many passes through the judge that takes for each. */
export const VIEW_SETS = [
  { views: 'seed', forwards: 1 },
  { views: 'seed and flip', forwards: 2 },
  { views: 'seed, flip and two crops', forwards: 4 },
] as const;
export type ViewSet = (typeof VIEW_SETS)[number]['views'];

/** What a head learnt from. */
export const viewSetOf = ({ forwards }: Pick<FittedHead, 'forwards'>): ViewSet =>
  VIEW_SETS.find((set) => set.forwards === forwards)!.views;

/** A head with what else there was to choose from. */
export interface ViewedHead {
  readonly head: FittedHead;
  /** What leave-one-out says of every set of views: of the seeds as they are, read by heads without any view of them. */
  readonly considered: readonly { readonly views: ViewSet; readonly accuracy: number; readonly nll: number }[];
}

/**
 * Learns a head from several views of every seed, as many as help: each set is tried, and the one is kept whose heads read the seeds
 * themselves, left out with all their views and seen as they are, with the least negative log-likelihood.
 *
 * Views are examples of their own with a part of the seed's weight each, which is measurably better than the mean of their embeddings
 * (`docs/judge.md`).
 *
 * @param seeds with no, one or three other views, in the order of `viewsOf`, all as many. By names nothing is learnt, and one is enough.
 * @param text as for `fittingHead`.
 * @param options as for `fittingHead`.
 * @yields how far it has come, in [0, 1].
 * @throws RangeError for seeds with other numbers of views.
 */
export function* fittingOverViews(
  seeds: readonly Example[],
  text: ClassMatrix,
  options: FitOptions,
): Generator<number, ViewedHead, void> {
  const count = viewsIn(seeds[0]);
  if (!VIEW_SETS.some(({ forwards }) => forwards === count) || seeds.some((seed) => viewsIn(seed) !== count)) {
    const found = [...new Set(seeds.map(viewsIn))].join(', ');
    throw new RangeError(`Expected 1, 2 or 4 views of every seed, all as many, got ${found}.`);
  }
  const sets = VIEW_SETS.filter(({ forwards }) => forwards <= count && (forwards === 1 || options.mode !== 'names'));
  // Work grows with the views, though not evenly: progress is only to move.
  const work = sets.reduce((sum, { forwards }) => sum + forwards, 0);
  const considered: { views: ViewSet; accuracy: number; nll: number }[] = [];
  let best: FittedHead | null = null;
  let byExamples: LeftOutFigures | undefined;
  let before = 0;
  for (const { views, forwards } of sets) {
    const steps = fittingHead(
      seeds.map(({ embedding, label, others = [] }) => ({ embedding, label, others: others.slice(0, forwards - 1) })),
      text,
      options,
    );
    let next = steps.next();
    for (; next.done !== true; next = steps.next()) yield (before + next.value * forwards) / work;
    before += forwards;
    const { accuracy, nll } = next.value.leaveOneOut;
    considered.push({ views, accuracy, nll });
    if (!best || nll < best.leaveOneOut.nll) best = next.value;
    const alone = next.value.byExamples;
    if (alone && (!byExamples || alone.nll < byExamples.nll)) byExamples = alone;
  }
  return { head: { ...best!, ...(byExamples && { byExamples }) }, considered };
}

/** {@link fittingOverViews} for callers that do not wait for long. */
export function fitOverViews(seeds: readonly Example[], text: ClassMatrix, options: FitOptions): ViewedHead {
  const steps = fittingOverViews(seeds, text, options);
  let next = steps.next();
  while (next.done !== true) next = steps.next();
  return next.value;
}

const viewsIn = (seed?: Example): number => 1 + (seed?.others?.length ?? 0);
