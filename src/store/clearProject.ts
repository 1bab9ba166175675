/** @file The state without a project: what remains is the browser's and the models'. */

import { NO_ADAPTATION } from './adaptation/state.ts';
import type { Context } from './context.ts';
import { NO_EXPORT } from './export/state.ts';
import { NO_PICKS } from './picks/state.ts';
import { NO_RECEIPT } from './receipt/state.ts';
import { firstRecipe } from './recipe/state.ts';
import { NOTHING_REOPENED } from './reopened/state.ts';
import { NO_REVIEW } from './review/state.ts';
import { NO_RUN } from './run/state.ts';
import { NO_RUNS } from './runs/state.ts';
import { NO_SEEDS } from './seeds/state.ts';
import { viewOfOthers } from './view/state.ts';

/** Forgets the project that was open, in the state and in memory. */
export function clearProject({ store, memory }: Pick<Context, 'store' | 'memory'>): void {
  const { view, recipe } = store.getState();
  store.setState({
    seeds: NO_SEEDS,
    recipe: firstRecipe(recipe.limits),
    picks: NO_PICKS,
    run: NO_RUN,
    runs: NO_RUNS,
    review: NO_REVIEW,
    receipt: NO_RECEIPT,
    adaptation: NO_ADAPTATION,
    export: NO_EXPORT,
    reopened: NOTHING_REOPENED,
    view: viewOfOthers(view),
  });
  memory.seeds.clear();
  memory.variants.clear();
  memory.originals.clear();
  memory.away.clear();
  memory.pictures.clear();
}
