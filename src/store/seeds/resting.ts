/**
 * @file Seeds whose embeddings rest in the project: those that nobody asks about, and of a very large set those that its judge does not learn
 * from.
 */

import type { ImageId } from '../../core/brands.ts';
import { MOST_LEARNT } from '../../core/run/setJudge.ts';
import type { Context } from '../context.ts';
import { putAway } from '../memory.ts';
import type { StudioState } from '../state.ts';
import { grownSeeds, learntSeeds, unusedSeeds } from './selectors.ts';
import type { SeedImage } from './state.ts';

/** Seeds to be grown of which all embeddings stay in memory: 50 MB by the starter judge. */
const ALL_KNOWN = 10_000;

/**
 * The seeds that stay known while the others rest: those that the judge learns from. `null` where all stay: there are few, a run grows them,
 * prototypes are made of all, or somebody works with all of them.
 */
export function stayingSeeds(
  { memory }: Pick<Context, 'memory'>,
  { seeds, run, recipe }: Pick<StudioState, 'seeds' | 'run' | 'recipe'>,
): ReadonlySet<ImageId> | null {
  if (grownSeeds(seeds).length <= ALL_KNOWN || run.seeds.length > 0) return null;
  if (recipe.settings.prototypes > 0 || memory.all > 0) return null;
  // What the judge goes by depends on whether each class has two.
  return 2 * seeds.classes.length > MOST_LEARNT ? null : learntSeeds(seeds);
}

/** Puts away what may rest now. */
export function rest(context: Pick<Context, 'memory' | 'store'>): void {
  const state = context.store.getState();
  putAway(context.memory, unusedSeeds(state));
  restOf(context, grownSeeds(state.seeds));
}

/** Puts those of some seeds to be grown away that may rest now. */
export function restOf(context: Pick<Context, 'memory' | 'store'>, some: readonly SeedImage[]): void {
  const staying = stayingSeeds(context, context.store.getState());
  if (staying)
    putAway(
      context.memory,
      some.filter(({ id }) => !staying.has(id)),
    );
}

/** Works with the embeddings of all seeds: none is put away meanwhile. */
export async function withAll<Made>(
  context: Pick<Context, 'memory' | 'store'>,
  work: () => Promise<Made>,
): Promise<Made> {
  context.memory.all++;
  try {
    return await work();
  } finally {
    context.memory.all--;
    rest(context);
  }
}
