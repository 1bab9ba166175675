/** @file The recipe that is proposed for the present set: what the command `--recipe proposed` would choose of the same seeds. */

import { FailureError, failureOf } from '../../core/failure.ts';
import { findOut, knownSeeds } from '../../core/propose/findings.ts';
import type { Grow } from '../../core/propose/probe.ts';
import { proposeRecipe, type Proposal } from '../../core/propose/proposal.ts';
import { resolveRecipe } from '../../core/run/recipe.ts';
import { slotsOf } from '../../core/run/slots.ts';
import { failure, success, type Result } from '../../protocol/failure.ts';
import type { Context } from '../context.ts';
import { candidateOf, openJudging, presentFacts, requestFor, setJudgeFor } from '../judging.ts';
import { embedForJudge } from '../seeds/embed.ts';
import { grownSeeds } from '../seeds/selectors.ts';
import { sightOfRun } from '../sight.ts';
import { suggestionsOf } from './state.ts';

/**
 * Tries methods on a few seeds, in the worker that has the models, and proposes a recipe by what came of it.
 *
 * @param onProgress told after each seed and method that was tried.
 * @param signal ends it before the next of them.
 */
export async function proposeForSet(
  context: Context,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<Proposal>> {
  try {
    const { seeds } = context.store.getState();
    const images = grownSeeds(seeds);
    const judging = await openJudging(context, presentFacts(seeds));
    if (!judging.ok) return judging;
    // The models have said by now what suits them.
    const { recipe } = context.store.getState();
    const suggestions = suggestionsOf(recipe.limits);
    const settings = resolveRecipe(recipe.settings, suggestions);
    const embedded = await embedForJudge(context, judging.value, images, settings, sightOfRun(settings), signal);
    if (!embedded.ok) return embedded;
    const set = await setJudgeFor(context, judging.value, images, settings);
    const candidates = images.map((image) => ({ key: image.id, ...candidateOf(image, judging.value, seeds) }));
    // The models can always fetch a mask.
    const keys = judging.value.active.map((index) => seeds.classes[index]!.key);
    const known = knownSeeds(set.judge, candidates, keys, true);
    const grow: Grow = async (seed, part) => {
      const alone = resolveRecipe({ ...settings, parts: [part], select: null }, suggestions);
      const details = { slots: slotsOf(alone, 1), images: 'webp' as const };
      const request = await requestFor(context, images[seed]!.id, alone, judging.value, set, details);
      const made = await context.engine.imagine(request, signal);
      if (!made.ok) throw new FailureError(made.error);
      const { variants, declined } = made.value;
      return { variants: variants.map(({ top1 }) => ({ judged: { top1 } })), declined };
    };
    return success(proposeRecipe(await findOut(known, grow, onProgress)));
  } catch (error) {
    return failure(failureOf(error));
  }
}
