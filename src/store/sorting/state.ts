/** @file Pictures that a person puts into classes of their own, before there is a project. */

import type { NotTaken } from '../../core/sorting.ts';
import type { Draft } from './draft.ts';

export interface SortingState {
  /** What is being sorted; `null` while nobody sorts. It stays until it was read, so that nothing of it is lost. */
  readonly draft: Draft | null;
  /** Pictures of what was opened last that lie in no class, and wait to be sorted. */
  readonly found: readonly File[];
  /** Why what was dropped last was not taken; `null` where it was. */
  readonly notTaken: NotTaken | null;
}

export const NO_SORTING: SortingState = { draft: null, found: [], notTaken: null };
