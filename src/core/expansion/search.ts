/** @file What stays the same while one seed's variants are searched for. */

import type { Criterion } from '../objective/objective.ts';
import type { Models } from './ports.ts';
import type { ImagineSettings } from './settings.ts';
import { startFrom, startOfSome, type Start } from './start.ts';

export interface Search {
  /** f of every variant, and the noise that they start from. */
  readonly start: Start;
  readonly settings: Pick<ImagineSettings, 'epsilon' | 'gradientAt'>;
  /** What the variants are judged against. */
  readonly criterion: Criterion;
  readonly models: Models;
  /** Most variants at a time. */
  readonly batch: number;
}

/** The same search for some of its variants, by their indices. */
export const searchOfSome = (search: Search, indices: readonly number[]): Search => ({
  ...search,
  start: startOfSome(search.start, indices),
});

/** The search of variants that go on from some of all candidates. */
export const searchFrom = (
  search: Search,
  picked: readonly { readonly of: number; readonly candidate: number }[],
): Search => ({ ...search, start: startFrom(search.start, picked) });
