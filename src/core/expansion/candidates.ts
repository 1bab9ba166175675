/** @file The first choice: of more starts than there are variants, those that the judge likes best. */

import type { Noise } from '../latent/noise.ts';
import type { Evaluation, VariantReading } from '../objective/objective.ts';
import { finish, joined, separated, type FinishedOne } from './finish.ts';
import { standingOf, type Standing } from './lead.ts';
import { searchFrom, type Search } from './search.ts';

/** A start of a variant. */
export interface Candidate extends Standing {
  /** Index of the variant that it was drawn for. */
  readonly of: number;
  /** Which of that one's starts it is, from 0. */
  readonly candidate: number;
  readonly noise: Noise;
  /** The judge's look there. */
  readonly made: FinishedOne;
}

/** What was chosen, and the objective of what would have been there without a choice: the first start of every variant. */
export interface Choice {
  readonly chosen: readonly Candidate[];
  readonly before: Evaluation;
}

/** Starts that lead, for every variant, among which the entropy decides: with one, there would be nothing to decide. */
const LEADERS = 2;

/**
 * The best starts of a family: variants choose among all their starts together, so that an easy one lends to one that has none.
 *
 * Without a lead, all starts are looked at, and those with the largest objective are taken, their diversity left aside. With one, those
 * that lead come before those that do not, and of these the ones with the most entropy are taken; as soon as twice as many lead as are
 * wanted, no further start is looked at.
 *
 * @param search of all variants.
 * @param most starts for each, at least 1: the first of all variants, then the second of all, and so on.
 * @param lead see `ImagineSettings`.
 * @returns one for each variant, in the order of the starts; the first of equals is kept. It does not depend on the batch.
 */
export async function bestStarts(search: Search, most: number, lead: number | null): Promise<Choice> {
  const count = search.start.latents.length;
  let best: readonly Ordered[] = [];
  const first: FinishedOne[] = [];
  let leaders = 0;
  for (let from = 0; from < most * count && leaders < LEADERS * count;) {
    // As many as are looked at in any case: what is made does not depend on how many fit into a batch.
    const size = Math.min(search.batch, LEADERS * count - leaders, most * count - from, count);
    const orders = Array.from({ length: size }, (_, j) => from + j);
    const seen = await lookAt(search, orders, lead);
    leaders += seen.filter(({ leads }) => leads).length;
    for (const { order, made } of seen) if (order < count) first.push(withoutImages(made));
    best = [...best, ...seen].sort(compare).slice(0, count);
    from += size;
  }
  const before = joined(first, search.criterion).evaluation;
  return { chosen: best.toSorted((a, b) => a.order - b.order), before };
}

const withoutImages = ({ latents, embedded: { embeddings } }: FinishedOne): FinishedOne => ({
  latents,
  embedded: { embeddings },
});

/** A start by its place in the order in which they are looked at. */
interface Ordered extends Candidate {
  readonly order: number;
}

async function lookAt(search: Search, orders: readonly number[], lead: number | null): Promise<readonly Ordered[]> {
  const count = search.start.latents.length;
  const starts = orders.map((order) => ({ of: order % count, candidate: Math.floor(order / count) }));
  const noise = starts.map(({ of, candidate }) => search.start.drawn(of, candidate));
  const made = await finish(searchFrom(search, starts), noise);
  return separated(made).map((one, j) => ({
    ...rankOf(made.evaluation.variants[j]!, search, lead),
    order: orders[j]!,
    ...starts[j]!,
    noise: noise[j]!,
    made: one,
  }));
}

function rankOf(reading: VariantReading, { criterion }: Search, lead: number | null): Standing {
  const { score, terms, probabilities, entropy } = reading;
  if (lead !== null) return standingOf(probabilities, criterion, lead, entropy);
  // Its diversity is a matter of its siblings, which are not chosen yet.
  return { leads: false, rank: score - criterion.weights.diversity * terms.diversity };
}

/** The best first, the first of equals first. */
const compare = (a: Ordered, b: Ordered): number =>
  Number(b.leads) - Number(a.leads) || b.rank - a.rank || a.order - b.order;
