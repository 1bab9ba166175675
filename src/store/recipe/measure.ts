/** @file How long a run will take here: a seed is grown with the very settings, and timed. */

import { suggestionsOf, type Estimate } from './state.ts';
import { resolveRecipe } from '../../core/run/recipe.ts';
import { recipeFor, slotsOf } from '../../core/run/slots.ts';
import { failureOf } from '../../core/failure.ts';
import type { Result } from '../../protocol/failure.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import { openJudging, presentFacts, requestFor, setJudgeFor } from '../judging.ts';
import { grownSeeds } from '../seeds/selectors.ts';
import { countsOf } from './counts.ts';

/** The first pass also builds sessions; another is timed where the first took less than this, in seconds. */
const QUICK = 4;

/** Seeds that are tried: the recipe may make nothing of one, and what that takes says nothing of the others. */
const TRIED = 4;

/** Measures with the present settings; `null` where it was given up. */
export async function measureRun(context: Context, signal: AbortSignal): Promise<Estimate | null> {
  const { seeds, recipe } = context.store.getState();
  const grown = grownSeeds(seeds);
  const counts = countsOf(grown, recipe.settings);
  const tried = grown.flatMap(({ id, label }, i) => (counts[i]! > 0 ? [{ id, label, count: counts[i]! }] : []));
  if (tried.length === 0) return { kind: 'none' };
  patch(context, 'recipe', { estimate: { kind: 'measuring' } });
  type Timed = Result<{ readonly made: number; readonly seconds: number; readonly bytes: number }>;
  const once = async ({ id, label, count }: (typeof tried)[number]): Promise<Timed> => {
    const judging = await openJudging(context, presentFacts(seeds));
    if (!judging.ok) return judging;
    const { recipe: now } = context.store.getState();
    const settings = recipeFor(resolveRecipe(now.settings, suggestionsOf(now.limits)), label);
    const set = await setJudgeFor(context, judging.value, grown, settings);
    const slots = slotsOf(settings, count);
    const request = await requestFor(context, id, settings, judging.value, set, { slots, images: 'png' });
    const started = performance.now();
    const made = await context.engine.imagine(request, signal);
    if (!made.ok) return made;
    const seconds = (performance.now() - started) / 1000;
    const bytes = made.value.variants.reduce((sum, { image }) => sum + image.size, 0);
    return { ok: true, value: { made: made.value.variants.length, seconds, bytes } };
  };
  try {
    for (const seed of tried.slice(0, TRIED)) {
      let result = await once(seed);
      if (result.ok && result.value.made > 0 && result.value.seconds < QUICK) result = await once(seed);
      if (signal.aborted) return null;
      if (!result.ok) return isCancelled(result.error) ? null : { kind: 'failed', failure: result.error };
      const { made, seconds, bytes } = result.value;
      if (made === 0) continue;
      const images = counts.reduce((sum, count) => sum + count, 0);
      const families = images / seed.count;
      return { kind: 'measured', images, bytes: bytes * families, seconds: seconds * families };
    }
    return { kind: 'unknown' };
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) };
  }
}
