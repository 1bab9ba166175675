/** @file How the present run makes room for another: it joins those that are set aside, unless nothing came of it. */

import type { StudioState } from '../state.ts';
import { headerOf } from './figures.ts';
import type { RunHeader, StoredRun } from './state.ts';
import { storedRun } from './stored.ts';

export interface SetAside {
  readonly earlier: readonly RunHeader[];
  /** What is to be stored with the state in which another run is the present one. */
  readonly runs: readonly (readonly [made: number, run: StoredRun])[];
}

/**
 * Sets the present run aside.
 *
 * @param without number of a run that is set aside no more: it becomes the present one.
 */
export function setAside(state: StudioState, appVersion: string, without?: number): SetAside {
  const { run, review, runs, seeds } = state;
  const others = runs.earlier.filter(({ made }) => made !== without);
  const header = run.variants.size > 0 ? headerOf(run, review.decisions, seeds) : null;
  if (!header) return { earlier: others, runs: [] };
  return {
    earlier: [...others, header].sort((a, b) => a.made - b.made),
    runs: [[header.made, storedRun(state, appVersion)]],
  };
}
