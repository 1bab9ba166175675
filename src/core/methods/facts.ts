/**
 * @file What is remembered of how a variant was made, as data: each method says which facts it leaves, and whoever shows, writes or
 * reads them again needs to know no more.
 */

import type { Terms } from '../objective/objective.ts';

/** One fact. */
export interface Fact {
  /** `shares` are numbers in [0, 1]; a `picture` is the id of another one that the variant shows something of, '' for none. */
  readonly kind: 'number' | 'numbers' | 'shares' | 'text' | 'texts' | 'picture' | 'terms';
  readonly label: string;
}

export type FactsTable = Readonly<Record<string, Fact>>;

interface Values {
  readonly number: number;
  readonly numbers: readonly number[];
  readonly shares: readonly number[];
  readonly text: string;
  readonly texts: readonly string[];
  readonly picture: string;
  readonly terms: readonly Terms[];
}

export type FactValue = Values[Fact['kind']];

/** A value for every fact of a table. */
export type FactsOf<Table extends FactsTable> = { readonly [Name in keyof Table]: Values[Table[Name]['kind']] };
