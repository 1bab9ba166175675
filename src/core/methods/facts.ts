/**
 * @file What is remembered of how a variant was made, as data: each method says which facts it leaves, and whoever shows, writes or
 * reads them again needs to know no more.
 */

import type { Terms } from '../objective/objective.ts';

/** One fact. */
export interface Fact {
  readonly kind: 'number' | 'numbers' | 'text' | 'texts' | 'terms';
  readonly label: string;
}

export type FactsTable = Readonly<Record<string, Fact>>;

interface Values {
  readonly number: number;
  readonly numbers: readonly number[];
  readonly text: string;
  readonly texts: readonly string[];
  readonly terms: readonly Terms[];
}

export type FactValue = Values[Fact['kind']];

/** A value for every fact of a table. */
export type FactsOf<Table extends FactsTable> = { readonly [Name in keyof Table]: Values[Table[Name]['kind']] };

/**
 * Whether a value is what a fact says.
 *
 * @param value from a file that somebody may have changed.
 */
export function isFact({ kind }: Fact, value: unknown): value is FactValue {
  switch (kind) {
    case 'number':
      return isNumber(value);
    case 'numbers':
      return Array.isArray(value) && value.every(isNumber);
    case 'text':
      return typeof value === 'string';
    case 'texts':
      return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    case 'terms':
      return Array.isArray(value) && value.every(isTerms);
    default:
      return kind satisfies never;
  }
}

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);

const isTerms = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ['consistency', 'entropy', 'diversity'].every((term) => isNumber((value as Record<string, unknown>)[term]));
