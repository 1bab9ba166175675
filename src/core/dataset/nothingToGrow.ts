/** @file Why there is nothing to grow in a data set, as data. */

import { commonestReason, type LeftOut } from './reasons.ts';
import { isQuestion, type Note } from './understanding.ts';

export interface Nothing {
  /** The data set, as the person knows it; `null` where it has no name. */
  readonly where: string | null;
  /** Pictures of other splits. */
  readonly others: number;
  /** What was understood that tells why. */
  readonly notes: readonly Note[];
  /** Files that were skipped. */
  readonly skipped: number;
  /** The reason that most of them have: the first file that has it, and how many have it. */
  readonly most: { readonly file: LeftOut; readonly count: number } | null;
}

/**
 * Why there is nothing to grow.
 *
 * @param where the data set lies, as the person knows it.
 * @param others number of pictures that can be read, of other splits.
 * @param notes on the data set.
 * @param refused every file that was skipped, those included that could not be read.
 */
export function nothingToGrow(
  where: string | null,
  others: number,
  notes: readonly Note[],
  refused: readonly LeftOut[],
): { readonly code: 'nothing-to-grow' } & Nothing {
  return {
    code: 'nothing-to-grow',
    where,
    others,
    notes: notes.filter((note) => isQuestion(note) || note.code === 'format' || note.code === 'table-without-classes'),
    skipped: refused.length,
    most: commonestReason(refused),
  };
}
