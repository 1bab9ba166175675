/** @file `npm run expand`: the main job without a screen. */

import { counted } from '../../src/core/counted.ts';
import { pathOf, type SeedPlan } from '../../src/core/run/plan.ts';
import { guessing, type JudgeHead } from '../../src/core/run/judgeHead.ts';
import { layoutOf } from '../../src/export/layouts/layouts.ts';
import { EN } from '../../src/ui/words/en.ts';
import type { RunFacts } from '../../src/export/sidecar.ts';
import { freshSlots, sayCarried } from './carry.ts';
import { demandFolders } from './backgrounds.ts';
import { continued } from './continued.ts';
import { createDeclinedList } from './declined.ts';
import { findCopies } from './copies.ts';
import { openInput, sayProject, type ExpandInput } from './earlierProject.ts';
import { pickedBefore, pickFor } from './pick.ts';
import { proposeFor } from './propose.ts';
import { asWritten, recallVariants } from './recall.ts';
import { showParts } from './showParts.ts';
import { expandPlanned, readPlanned } from './expandSeed.ts';
import { finishSeed, type FinishedSeed } from './finishedSeed.ts';
import { howToGoOn, tellInterrupted } from './interrupted.ts';
import { appVersion, runDigest, seedDigest } from './kept.ts';
import { located } from './located.ts';
import { openExpandModels, type ExpandModels } from './models.ts';
import { parseOptions, USAGE, type ExpandOptions, type GivenOptions } from './options.ts';
import { openOutput, type Output } from './output.ts';
import { prepare, type Prepared } from './prepare.ts';
import { beginDocument, withoutDocument } from './document.ts';
import { demandRoom } from './demandRoom.ts';
import { figuresOf, showSummary, summarise, type SeedFigures } from './summary.ts';
import type { DatasetImage } from '../lib/dataset.ts';
import { keepDecisions } from '../lib/output/decisions.ts';
import { openKeptWork } from '../lib/output/keptWork.ts';
import { removeLeftParts, sayLeftParts } from '../lib/output/leftParts.ts';
import { onLeaving } from '../lib/output/onLeaving.ts';
import { openSafeFile } from '../lib/output/safeFile.ts';
import { findTarget } from '../lib/output/target.ts';
import { createProgressBar, duration } from '../lib/progressBar.ts';
import { runCommand } from '../lib/runCommand.ts';

/**
 * The command.
 *
 * @param args what follows its name.
 * @param print takes a line of what it says.
 * @returns the exit code: 0 done, 1 failed, 2 for a command line that is wrong.
 */
export const runExpand = (args: readonly string[], print: (line: string) => void): Promise<number> =>
  runCommand(async () => {
    const options = parseOptions(args);
    if (options) await expand(await located(options), print);
    else print(USAGE);
  }, print);

async function expand(given: GivenOptions, print: (line: string) => void): Promise<void> {
  const target = await findTarget(given.out, given.input, given.overwrite);
  if (target.replaces) await keepDecisions(target.path);
  for (const line of sayLeftParts(removeLeftParts(target.path))) print(`! ${line}`);
  await demandFolders(given);
  const input = await openInput(given.input, given.hints);
  const { dataset, project } = input;
  try {
    const { options, names } = continued(given, project);
    if (project) for (const line of sayProject(project)) print(line);
    // Now, and not after the first pass: a folder that takes no file is known at once.
    const file = openSafeFile(target);
    try {
      const open = await openExpandModels(options, names);
      try {
        await demandRoom(dataset, options, open, target);
        const read = await readDataset(input, options, open, print);
        const planned = options.proposed
          ? await proposeFor(read, open, options.batch, options.trial ? options : null, print)
          : read;
        const withPicked = { ...planned, picked: pickedBefore(project, planned, print) };
        const fresh = await pickFor(withPicked, options, open, print);
        const prepared = { ...withPicked, picked: [...withPicked.picked, ...fresh] };
        const run = await factsOf(prepared, open);
        const missing = withoutDocument(prepared);
        if (missing !== null) print(`! ${missing}`);
        const document = missing === null ? beginDocument(input, prepared, options, open, run.appVersion) : null;
        const output = openOutput(target, file, run, prepared, open, document, layoutOf(options.layout));
        await writeExpansion(prepared, options, open, output, print);
      } finally {
        await open.close();
      }
    } finally {
      file.abandon();
    }
  } finally {
    await dataset.close();
  }
}

/** The first pass, told to the person. */
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
  return `by ${mode} the judge reads ${percent(leaveOneOut ?? 0)} of the seeds as their class${alone} (guessing: ${percent(byChance)})${
    views === undefined ? '' : `; it learnt from ${EN.views(views)}, after ${counted(forwards! * seeds.length, 'look')}`
  }`;
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

async function factsOf(
  { plan, recipe, head }: Prepared,
  { prompt, judge, prior, safety }: ExpandModels,
): Promise<RunFacts> {
  const models = { judge, judgeHead: head, prior, safety };
  return { classes: plan.classes, recipe, prompt, ...models, appVersion: await appVersion() };
}

/**
 * The day of a run: one that is gone on with gives the bytes that it would have given. `SOURCE_DATE_EPOCH` (seconds since 1970, see
 * reproducible-builds.org) takes its place for whoever compares zips.
 */
function dayOf(milliseconds: number): string {
  const { SOURCE_DATE_EPOCH: given = '' } = process.env;
  return new Date(/^\d{1,12}$/u.test(given) ? Number(given) * 1000 : milliseconds).toISOString().slice(0, 10);
}

/** The second pass: expands class by class, and writes as it goes; each seed is kept until the zip is complete. */
async function writeExpansion(
  prepared: Prepared,
  options: ExpandOptions,
  open: ExpandModels,
  output: Output,
  print: (line: string) => void,
): Promise<void> {
  const { plan } = prepared;
  const warn = (text: string) => {
    print(`! ${text}`);
  };
  const copies = await findCopies(prepared, open, warn);
  const kept = await openKeptWork<FinishedSeed>(await runDigest(prepared, options, open));
  if (options.resume && kept.found === 0) warn('nothing is kept of a run with these settings: it begins anew');
  if (!options.resume && kept.found > 0) {
    warn(
      `${counted(kept.found, 'seed')} of an interrupted run with these settings are kept: --resume goes on from them`,
    );
  }
  const progress = { kept: 0, seeds: plan.seeds.length };
  const takeBack = onLeaving((signal) => {
    if (signal !== null) tellInterrupted(options.out, progress);
  });
  const grow = async (planned: SeedPlan<DatasetImage>): Promise<FinishedSeed> => {
    const key = seedDigest(planned, await planned.image.read());
    const found = options.resume ? await kept.get(key) : null;
    const finished = found ?? (await finishSeed(await expandPlanned(planned, prepared, open, options.batch)));
    if (found !== null || (await kept.put(key, finished))) progress.kept++;
    return finished;
  };

  const withoutSome = createDeclinedList();
  const bar = createProgressBar(plan.seeds.length);
  const start = performance.now();
  try {
    const all: SeedFigures[] = [];
    let rejected = 0;
    for (const [label, name] of plan.classes.entries()) {
      const ofClass: SeedFigures[] = [];
      for (const planned of plan.seeds.filter((seed) => seed.label === label)) {
        bar.show(all.length + ofClass.length, name);
        const before = prepared.carried?.get(planned.image.path);
        const recalled = before ? await recallVariants(before, open) : [];
        const slots = freshSlots(planned, before);
        if (slots.length === 0) {
          const drawn = before && before.drawn > 0 && { drawn: before.drawn, declined: before.declined };
          await output.add(planned, { reading: readPlanned(planned, prepared), variants: recalled, ...drawn });
          continue;
        }
        const finished = await grow({ ...planned, slots });
        const written = finished.variants.map((variant) => asWritten(variant, planned, prepared.recipe.safety));
        rejected += written.filter(({ decision }) => decision !== null).length;
        await output.add(planned, {
          reading: finished.reading,
          variants: [...recalled, ...written].sort((a, b) => a.k - b.k),
          drawn: finished.drawn + (before?.drawn ?? 0),
          declined: finished.declined,
        });
        withoutSome.add(name, finished);
        for (const { k, how, judged } of finished.variants) {
          if (judged) copies.compare(pathOf(planned.slots, k, how.method), judged.embedding);
        }
        ofClass.push(figuresOf(finished));
      }
      bar.clear();
      if (ofClass.length > 0) print(showSummary(name, summarise(ofClass)));
      all.push(...ofClass);
    }
    for (const image of plan.kept) await output.keep(image);
    for (const picked of prepared.picked) await output.addPicked(picked);
    await output.finish(dayOf(options.resume ? kept.begun : Date.now()));
    takeBack();
    await kept.discard();
    const total = summarise(all);
    const took = performance.now() - start;
    const rate = ((1000 * total.variants) / took).toFixed(1);
    print(showSummary('all', total));
    if (rejected > 0)
      print(
        `${counted(rejected, 'variant')} rejected for safety, with a score of ${prepared.recipe.safety!} or more: their pictures are left out`,
      );
    for (const line of withoutSome.lines()) warn(line);
    for (const line of copies.lines()) warn(line);
    print(`${options.out}: ${counted(total.variants, 'variant')} in ${duration(took)}, ${rate} a second`);
  } catch (error) {
    bar.clear();
    takeBack();
    if (progress.kept > 0) warn(howToGoOn(progress));
    throw error;
  }
}
