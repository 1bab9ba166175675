/** @file The lead of the class: class first, entropy second, as far as a variant is good as it is. */

import type { Criterion } from '../objective/objective.ts';
import { argmax } from '../reals.ts';

/** What is read of a variant. */
export interface Standing {
  /** Whether the class leads by as much as is asked. */
  readonly leads: boolean;
  /** The larger the better: of those that lead the entropy, of the others how near they come. */
  readonly rank: number;
}

/**
 * Where a variant stands.
 *
 * @param probabilities of the classes.
 * @param criterion the class to keep.
 * @param lead how many times as likely as any other the class is to be, greater than 0.
 * @param entropy of the probabilities.
 */
export function standingOf(
  probabilities: Float64Array,
  { anchor }: Pick<Criterion, 'anchor'>,
  lead: number,
  entropy: number,
): Standing {
  const own = probabilities[anchor]!;
  const next = probabilities.reduce((most, p, c) => (c === anchor ? most : Math.max(most, p)), 0);
  const leads = own >= lead * next && argmax(probabilities) === anchor;
  return { leads, rank: leads ? entropy : own / (next + own) };
}

/** Whether nothing more needs to be done for a variant's class; `null` is never content. */
export const isEnough = (
  probabilities: Float64Array,
  criterion: Pick<Criterion, 'anchor'>,
  lead: number | null,
): boolean => lead !== null && standingOf(probabilities, criterion, lead, 0).leads;
