/** @file Filters under a name: those that come with the studio, and those that a person saves. */

import { IN_ORDER, NO_FILTER, type SavedFilter } from './state.ts';

/** What people look for again and again. */
export const READY_FILTERS: readonly SavedFilter[] = [
  { name: 'Unreviewed', filter: { ...NO_FILTER, verdicts: ['unreviewed'] }, sort: IN_ORDER },
  {
    name: 'Unreviewed, weakest first',
    filter: { ...NO_FILTER, verdicts: ['unreviewed'] },
    sort: { by: 'classScore', ascending: true },
  },
  { name: 'Class lost', filter: { ...NO_FILTER, keptClass: false }, sort: { by: 'classScore', ascending: true } },
  { name: 'Near-copies', filter: { ...NO_FILTER, nearCopy: true }, sort: { by: 'nearestCosine', ascending: false } },
];

/** With one more; one of the same name is replaced. */
export const saved = (all: readonly SavedFilter[], one: SavedFilter): readonly SavedFilter[] => [
  ...all.filter(({ name }) => name !== one.name),
  one,
];
