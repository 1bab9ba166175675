/** @file `npm run expand`: the main job without a screen. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expandSeed, readPlanned } from './expandSeed.ts';
import { openExpandModels, type ExpandModels } from './models.ts';
import { parseOptions, USAGE, UsageError, type ExpandOptions } from './options.ts';
import { checkOutput, openOutput } from './output.ts';
import { prepare, type Prepared } from './prepare.ts';
import { figuresOf, showSummary, summarise, type SeedFigures } from './summary.ts';
import { openDataset, type Dataset } from '../lib/dataset.ts';
import { createProgressBar, duration } from '../lib/progressBar.ts';

/**
 * The command.
 *
 * @param args what follows its name.
 * @param print takes a line of what it says.
 * @returns the exit code.
 */
export async function runExpand(args: readonly string[], print: (line: string) => void): Promise<number> {
  try {
    const options = parseOptions(args);
    if (options) await expand(options, print);
    else print(USAGE);
    return 0;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    if (error instanceof UsageError) print(`\n${USAGE}`);
    return 1;
  }
}

async function expand(options: ExpandOptions, print: (line: string) => void): Promise<void> {
  await checkOutput(options.out, options.input);
  const dataset = await openDataset(options.input);
  try {
    const open = await openExpandModels(options);
    try {
      const prepared = await readDataset(dataset, options, open, print);
      await writeExpansion(prepared, options, open, print);
    } finally {
      await open.close();
    }
  } finally {
    await dataset.close();
  }
}

/** The first pass, told to the person. */
export async function readDataset(
  dataset: Dataset,
  options: ExpandOptions,
  open: ExpandModels,
  print: (line: string) => void,
): Promise<Prepared> {
  const bar = createProgressBar(dataset.images.length);
  const warn = (text: string) => {
    bar.clear();
    print(`! ${text}`);
  };
  const prepared = await prepare(dataset, options, open, {
    onProgress: (done) => {
      bar.show(done, 'reading');
    },
    onWarning: warn,
  });
  const { plan, recipe, refused, misread } = prepared;
  for (const { path, reason } of refused) warn(`${path} was skipped: ${reason}`);
  bar.clear();
  print(
    `${plan.seeds.length} seeds in ${plan.classes.length} classes, ${plan.kept.length} images of other splits kept; ` +
      `${plan.seeds.reduce((sum, { outputs }) => sum + outputs.length, 0)} variants of ${open.framing.width} x ${open.framing.height} px, ` +
      `${options.method}, epsilon ${recipe.epsilon}, ${recipe.steps} steps, seed ${recipe.run}`,
  );
  if (misread.length > 0) print(`the judge reads ${misread.length} seeds otherwise than their folder`);
  return prepared;
}

/** The second pass: expands class by class, and writes as it goes. */
async function writeExpansion(
  prepared: Prepared,
  options: ExpandOptions,
  open: ExpandModels,
  print: (line: string) => void,
): Promise<void> {
  const { plan, recipe } = prepared;
  const output = openOutput(options.out, {
    classes: plan.classes,
    method: options.method,
    recipe,
    prompt: open.prompt,
    judge: open.judge,
    prior: open.prior,
    appVersion: await appVersion(),
  });
  const bar = createProgressBar(plan.seeds.length);
  const start = performance.now();
  try {
    const all: SeedFigures[] = [];
    for (const [label, name] of plan.classes.entries()) {
      const ofClass: SeedFigures[] = [];
      for (const planned of plan.seeds.filter((seed) => seed.label === label)) {
        bar.show(all.length + ofClass.length, name);
        const variants = planned.outputs.length;
        if (variants === 0) {
          await output.add(planned, { seed: readPlanned(planned, prepared, { ...options, recipe }), variants: [] });
          continue;
        }
        const expansion = await expandSeed(planned, prepared, open, { ...options, recipe: { ...recipe, variants } });
        await output.add(planned, expansion);
        ofClass.push(figuresOf(expansion));
      }
      bar.clear();
      if (ofClass.length > 0) print(showSummary(name, summarise(ofClass)));
      all.push(...ofClass);
    }
    for (const image of plan.kept) await output.keep(image);
    await output.finish();
    const total = summarise(all);
    const took = performance.now() - start;
    const rate = ((1000 * total.variants) / took).toFixed(1);
    print(showSummary('all', total));
    print(`${options.out}: ${total.variants} variants in ${duration(took)}, ${rate} a second`);
  } catch (error) {
    bar.clear();
    await output.abandon();
    throw error;
  }
}

async function appVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
