/** @file `--recipe proposed`: a run whose recipe is chosen by what its own seeds show. */

import { planRun } from '../../src/core/run/plan.ts';
import { guessing, misreadSeeds } from '../../src/core/run/judgeHead.ts';
import { resolveRecipe } from '../../src/core/run/recipe.ts';
import { slotsOf } from '../../src/core/run/slots.ts';
import { findOut } from '../../src/core/propose/findings.ts';
import type { Grow } from '../../src/core/propose/probe.ts';
import { proposeRecipe } from '../../src/core/propose/proposal.ts';
import { createProgressBar } from '../lib/progressBar.ts';
import { expandPlanned } from './expandSeed.ts';
import { showParts } from './showParts.ts';
import type { ExpandModels } from './models.ts';
import type { Prepared } from './prepare.ts';
import { EN } from '../../src/ui/words/en.ts';

/**
 * Chooses the recipe of a run, and plans it anew.
 *
 * @param prepared the first pass over the data set.
 * @param open prior, judge and mask.
 * @param batch variants in memory at a time.
 * @param print told what was chosen, and why.
 * @throws Error where nobody judges.
 */
export async function proposeFor(
  prepared: Prepared,
  open: ExpandModels,
  batch: number,
  print: (line: string) => void,
): Promise<Prepared> {
  const { plan, recipe, judge, head } = prepared;
  if (!judge || !head) throw new Error('Expected a judge to propose a recipe by, got none; leave out --judge none.');
  const labels = plan.seeds.map(({ label }) => label);
  const misread = new Set(misreadSeeds(judge).map(({ key }) => key));
  const known = {
    ...{ labels, classes: plan.classes.length, hasMask: open.ports.mask !== undefined },
    read: plan.seeds.map(({ image }) => !misread.has(image.path)),
    judge: { mode: head.mode, leaveOneOut: head.leaveOneOut ?? 0, guessing: guessing(labels) },
  };
  const grow: Grow = (seed, part) => {
    const alone = resolveRecipe({ ...recipe, parts: [part], select: null }, open.suggestions);
    const slots = slotsOf(alone, 1).map((slot) => ({ ...slot, paths: {} }));
    return expandPlanned({ ...plan.seeds[seed]!, slots }, prepared, open, batch, alone);
  };
  const bar = createProgressBar(known.labels.length);
  const { recipe: proposed, reasons } = proposeRecipe(
    await findOut(known, grow, (done, total) => {
      bar.show(Math.floor((done / total) * known.labels.length), 'trying methods');
    }),
  );
  bar.clear();
  const chosen = resolveRecipe({ ...recipe, ...proposed }, open.suggestions);
  print(`proposed: ${showParts(chosen.parts)}`);
  for (const reason of reasons) print(`  ${EN.proposal(reason)}`);
  const images = [...plan.seeds.map(({ image }) => image), ...plan.kept];
  return { ...prepared, recipe: chosen, plan: planRun(images, chosen) };
}
