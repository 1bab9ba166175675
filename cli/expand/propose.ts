/** @file `--recipe proposed`: a run whose recipe is chosen by what its own seeds show. */

import { planRun } from '../../src/core/run/plan.ts';
import { resolveRecipe, unguidedPart } from '../../src/core/run/recipe.ts';
import { slotsOf } from '../../src/core/run/slots.ts';
import { findOut, knownSeeds } from '../../src/core/propose/findings.ts';
import type { Grow } from '../../src/core/propose/probe.ts';
import { candidatesOf, decideByTrial } from '../../src/core/propose/trial.ts';
import { proposeRecipe } from '../../src/core/propose/proposal.ts';
import { createProgressBar } from '../lib/progressBar.ts';
import type { ExpandOptions } from './options.ts';
import { expandPlanned } from './expandSeed.ts';
import { planTrial, tryRecipes, type TrialOptions } from './trial.ts';
import { showParts } from './showParts.ts';
import type { ExpandModels } from './models.ts';
import type { Prepared } from './prepare.ts';
import { EN } from '../../src/ui/words/en.ts';

/**
 * Chooses the recipe of a run, and plans it anew.
 *
 * @param prepared the first pass over the data set.
 * @param models prior, judge and mask.
 * @param batch variants in memory at a time.
 * @param unguided takes what is chosen without guidance.
 * @param trial also trains small classifiers with several recipes, and goes by them; `null` goes by the judge's reading alone.
 * @param print told what was chosen, and why.
 * @throws Error where nobody judges, or where a class has too few seeds for a trial.
 */
export async function proposeFor(
  prepared: Prepared,
  models: ExpandModels,
  { batch, unguided }: Pick<ExpandOptions, 'batch' | 'unguided'>,
  trial: TrialOptions | null,
  print: (line: string) => void,
): Promise<Prepared> {
  const { plan, recipe, judge } = prepared;
  if (!judge) throw new Error('Expected a judge to propose a recipe by, got none; leave out --judge none.');
  // What is tried is not kept: nobody need check it.
  const { safety: _, ...ports } = models.ports;
  const open = { ...models, ports };
  const planned = trial && planTrial(prepared);
  const seeds = plan.seeds.map(({ image: { path: key }, id, label }) => ({ key, id, label }));
  const known = knownSeeds(judge, seeds, plan.classes, open.ports.mask !== undefined);
  const grow: Grow = (seed, part) => {
    const alone = resolveRecipe({ ...recipe, parts: [part], select: null }, open.suggestions);
    const slots = slotsOf(alone, 1).map((slot) => ({ ...slot, paths: {} }));
    return expandPlanned({ ...plan.seeds[seed]!, slots }, prepared, open, batch, alone);
  };
  const bar = createProgressBar(seeds.length);
  const findings = await findOut(known, grow, (done, total) => {
    bar.show(Math.floor((done / total) * seeds.length), 'trying methods');
  });
  bar.clear();
  const judged = proposeRecipe(findings);
  const candidates = candidatesOf(judged, findings);
  const { recipe: proposed, reasons } =
    trial && planned
      ? decideByTrial(
          judged,
          await tryRecipes(candidates, planned, prepared, open, batch, trial),
          planned.sample.length,
        )
      : judged;
  const parts = unguided ? proposed.parts.map(unguidedPart) : proposed.parts;
  const chosen = resolveRecipe({ ...recipe, ...proposed, parts }, open.suggestions);
  print(`proposed${unguided ? ', without guidance' : ''}: ${showParts(chosen.parts)}`);
  for (const reason of reasons) print(`  ${EN.proposal(reason)}`);
  const images = [...plan.seeds.map(({ image }) => image), ...plan.kept];
  return { ...prepared, recipe: chosen, plan: planRun(images, chosen) };
}
