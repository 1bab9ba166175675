/** @file Whether a head learns more from several views of every seed: the mean of their embeddings, where leave-one-out says that it helps. */

import type { ClassIndex } from '../../brands.ts';
import { meanOf, type Reals } from '../../reals.ts';
import type { ClassMatrix } from '../classMatrix.ts';
import { fittingHead, type FitOptions } from './fitHead.ts';
import { unitsOf, type FittedHead } from './head.ts';

/** Which views of a seed are averaged, with how many passes through the judge each costs. */
export const VIEW_SETS = [
  { views: 'seed', forwards: 1 },
  { views: 'seed and flip', forwards: 2 },
  { views: 'seed, flip and two crops', forwards: 4 },
] as const;
export type ViewSet = (typeof VIEW_SETS)[number]['views'];

/** A seed with the judge's embeddings of its views, in the order of `viewsOf` after the seed itself. */
export interface ViewedExample {
  readonly label: ClassIndex;
  /** Of the seed alone; or of seed and flip; or of seed, flip and two crops. Any length each. */
  readonly views: readonly Reals[];
}

/** A head with what it was learnt from. */
export interface ViewedHead {
  readonly head: FittedHead;
  readonly views: ViewSet;
  /** Passes through the judge for every seed. */
  readonly forwards: number;
  /** What leave-one-out says of every set that could be averaged: of the seeds as they are, read by heads without them. */
  readonly considered: readonly { readonly views: ViewSet; readonly accuracy: number; readonly nll: number }[];
}

/**
 * Learns a head from the mean of several views of every seed, as many as help: each set is tried, and the one is kept whose heads read
 * the seeds themselves, left out and seen as they are, with the least negative log-likelihood.
 *
 * @param seeds with one, two or four embeddings, all as many. By names nothing is learnt, and one is enough.
 * @param text as for `fittingHead`.
 * @param options as for `fittingHead`, but for the queries, which are the seeds.
 * @yields how far it has come, in [0, 1].
 * @throws RangeError for seeds with other numbers of views.
 */
export function* fittingOverViews(
  seeds: readonly ViewedExample[],
  text: ClassMatrix,
  options: Omit<FitOptions, 'queries'>,
): Generator<number, ViewedHead, void> {
  const count = seeds[0]?.views.length ?? 1;
  if (!VIEW_SETS.some(({ forwards }) => forwards === count) || seeds.some(({ views }) => views.length !== count)) {
    const found = [...new Set(seeds.map(({ views }) => views.length))].join(', ');
    throw new RangeError(`Expected 1, 2 or 4 views of every seed, all as many, got ${found}.`);
  }
  const sets = VIEW_SETS.filter(({ forwards }) => forwards <= count && (forwards === 1 || options.mode !== 'names'));
  const considered: { views: ViewSet; accuracy: number; nll: number }[] = [];
  let best: Omit<ViewedHead, 'considered'> | null = null;
  for (const [k, { views, forwards }] of sets.entries()) {
    const steps = fittingHead(averaged(seeds, forwards), text, {
      ...options,
      ...(forwards > 1 && { queries: seeds.map((seed) => seed.views[0]!) }),
    });
    let next = steps.next();
    for (; next.done !== true; next = steps.next()) yield (k + next.value) / sets.length;
    const head = next.value;
    const { accuracy, nll } = head.leaveOneOut;
    considered.push({ views, accuracy, nll });
    if (!best || nll < best.head.leaveOneOut.nll) best = { head, views, forwards };
  }
  return { ...best!, considered };
}

/** {@link fittingOverViews} for callers that do not wait for long. */
export function fitOverViews(
  seeds: readonly ViewedExample[],
  text: ClassMatrix,
  options: Omit<FitOptions, 'queries'>,
): ViewedHead {
  const steps = fittingOverViews(seeds, text, options);
  let next = steps.next();
  while (next.done !== true) next = steps.next();
  return next.value;
}

/** One embedding is left as it is: by rounding alone, a mean of one would be another. */
const averaged = (seeds: readonly ViewedExample[], forwards: number) =>
  seeds.map(({ label, views }) => ({
    label,
    embedding:
      forwards === 1 ? views[0]! : meanOf(unitsOf(views.slice(0, forwards).map((embedding) => ({ embedding })))),
  }));
