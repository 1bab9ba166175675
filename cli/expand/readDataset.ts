/** @file The first pass over a data set, told to the person. */

import { counted } from '../../src/core/counted.ts';
import { guessing, type JudgeHead } from '../../src/core/run/judgeHead.ts';
import { MOST_LEARNT } from '../../src/core/run/setJudge.ts';
import { EN } from '../../src/ui/words/en.ts';
import { createProgressBar } from '../lib/progressBar.ts';
import { sayCarried } from './carry.ts';
import type { ExpandInput } from './earlierProject.ts';
import type { ExpandModels } from './models.ts';
import type { ExpandOptions } from './options.ts';
import { prepare, type Prepared } from './prepare.ts';
import { showParts } from './showParts.ts';

/** Reads every seed once, and says what there is. */
export async function readDataset(
  { dataset, project }: ExpandInput,
  options: ExpandOptions,
  open: ExpandModels,
  print: (line: string) => void,
): Promise<Prepared> {
  const bar = createProgressBar(dataset.images.length);
  const warn = (text: string) => {
    bar.clear();
    print(`! ${text}`);
  };
  const prepared = await prepare(
    dataset,
    options,
    open,
    {
      onProgress: (done) => {
        bar.show(done, 'reading');
      },
      onWarning: warn,
    },
    project,
  );
  const { plan, carried, recipe, refused, misread, head } = prepared;
  for (const note of dataset.notes) warn(EN.note(note));
  for (const { path, why } of refused) warn(`${path} was skipped: ${EN.reason(why)}`);
  bar.clear();
  const used = [...plan.seeds.map(({ image }) => image), ...plan.kept];
  const there = new Set(used.map(({ label }) => label));
  const missing = [...new Set(dataset.images.map(({ label }) => label))].filter((label) => !there.has(label));
  print(
    EN.understanding(
      { ...dataset.understanding, images: used, leftOut: refused },
      missing.filter((label) => label !== null),
    ),
  );
  const variants = plan.seeds.reduce((sum, { slots }) => sum + slots.length, 0);
  print(
    `${counted(plan.seeds.length, 'seed')} in ${counted(plan.classes.length, 'class', 'classes')}, ` +
      `${counted(plan.kept.length, 'image')} of other splits kept; ` +
      `${counted(variants, 'variant')} of ${open.framing.width} x ${open.framing.height} px, ` +
      `${options.proposed ? 'methods as proposed below' : showParts(recipe.parts)}, seed ${recipe.runSeed}`,
  );
  if (carried) print(sayCarried(carried, plan));
  if (recipe.grey === true && options.recipe.grey === undefined)
    print('the seeds have no colour, and variants get none; --grey no lets them have some');
  if (head) print(showHead(head, plan));
  if (misread > 0) {
    print(
      `the judge reads ${counted(misread, 'seed')} otherwise than ${misread === 1 ? 'its folder' : 'their folders'}`,
    );
  }
  return prepared;
}

/** How well the judge reads pictures that it does not know, beside guessing. */
function showHead({ mode, leaveOneOut, views, forwards }: JudgeHead, { seeds }: Prepared['plan']): string {
  const byChance = guessing(seeds.map(({ label }) => label));
  const alone = mode === 'names' ? '' : ', each without knowing it';
  const part =
    mode !== 'names' && seeds.length > MOST_LEARNT
      ? `; it learnt from ${MOST_LEARNT} of them, spread over the classes`
      : '';
  return `by ${mode} the judge reads ${percent(leaveOneOut ?? 0)} of the seeds as their class${alone} (guessing: ${percent(byChance)})${
    views === undefined ? '' : `; it learnt from ${EN.views(views)}, after ${counted(forwards! * seeds.length, 'look')}`
  }${part}`;
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
