/**
 * @file Guided variants against their unguided twins, on a real data set: both start from the same noise, so every difference
 * is the guidance. Prints a table, and the figures as one line of JSON.
 */

import { expandPlanned } from '../cli/expand/expandSeed.ts';
import { located } from '../cli/expand/located.ts';
import { openExpandModels } from '../cli/expand/models.ts';
import { parseOptions } from '../cli/expand/options.ts';
import { UsageError } from '../cli/lib/usageError.ts';
import { readDataset } from '../cli/expand/readDataset.ts';
import { figuresOf, showSummary, summarise, type SeedFigures } from '../cli/expand/summary.ts';
import { openDataset, type Dataset } from '../cli/lib/dataset.ts';
import { createProgressBar, duration } from '../cli/lib/progressBar.ts';
import { slotsOf } from '../src/core/run/slots.ts';
import { againstPytorch } from './expand/againstPytorch.ts';
import type { RecipePart, ResolvedRecipe } from '../src/core/run/recipe.ts';
import { sentenceOf } from '../cli/lib/output/systemError.ts';

const USAGE = `usage: npm run bench:expand -- <folder or zip> [--limit n] [--scenes] [options of npm run expand]

  --limit n   seeds of every class at most (all)
  --scenes    instead: how long new scenes take, beside as many guided variants of the same seeds
  --against pytorch [--where wasm,node] [--threads 2] [--repeats 3] [--python python3]
              instead: the released procedure on the same weights, seeds and noise here and in PyTorch (torch, onnxruntime, onnx2torch), in turns`;

/** Takes `--limit n` out of the arguments. */
function takeLimit(args: readonly string[]): { limit: number; rest: string[] } {
  const at = args.indexOf('--limit');
  if (at < 0) return { limit: Infinity, rest: [...args] };
  const limit = Number(args[at + 1]);
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError('Expected --limit to be a whole number of at least 1.');
  return { limit, rest: args.toSpliced(at, 2) };
}

/** The first `limit` images of every class of every split. */
function limited(dataset: Dataset, limit: number): Dataset {
  const seen = new Map<string, number>();
  const images = dataset.images.filter(({ split, label }) => {
    const group = `${split ?? ''}/${label ?? ''}`;
    seen.set(group, (seen.get(group) ?? 0) + 1);
    return seen.get(group)! <= limit;
  });
  return { ...dataset, images };
}

/** The same recipe without guidance: same noise, same ball, nothing chosen and no step. */
const unguidedTwin = (recipe: ResolvedRecipe): ResolvedRecipe => ({
  ...recipe,
  parts: recipe.parts.map((part): RecipePart =>
    part.method === 'gif' ? { ...part, settings: { ...part.settings, steps: 0, candidates: 1 } } : part,
  ),
});

/** The bar for scenes: so many times what guided imagination takes. */
const SCENES_BAR = 1.5;

/** Times scenes and guided variants of the seeds that have an object, one after the other, so that both share what else goes on here. */
async function timeScenes(args: readonly string[], limit: number): Promise<void> {
  const parsed = parseOptions([...args, '--out', 'unused.zip', '--mix', 'gif=1,scene=1']);
  const options = await located(parsed!);
  const dataset = limited(await openDataset(options.input), limit);
  const open = await openExpandModels(options);
  const prepared = await readDataset({ dataset, project: null }, options, open, console.log);
  const { plan, recipe } = prepared;
  const times = { gif: [] as number[], scene: [] as number[] };
  let declined = 0;
  for (const planned of plan.seeds) {
    const taken = { gif: 0, scene: 0 };
    let made = true;
    for (const part of recipe.parts) {
      const own = { ...recipe, parts: [part] };
      const slots = slotsOf(own, recipe.variants).map((slot) => ({ ...slot, paths: {} }));
      const start = performance.now();
      const { variants } = await expandPlanned({ ...planned, slots }, prepared, open, options.batch, own);
      taken[part.method as keyof typeof taken] = performance.now() - start;
      made &&= variants.length > 0;
    }
    if (!made) declined++;
    else for (const method of ['gif', 'scene'] as const) times[method].push(taken[method]);
  }
  // The first seed waits for gradients to be built.
  const median = (values: readonly number[]) =>
    values.slice(1).toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? NaN;
  const [gif, scene] = [median(times.gif), median(times.scene)];
  console.log(
    `${recipe.variants} variants of ${open.framing.width} px, median of ${times.gif.length - 1} seeds (${declined} have no object to move): ` +
      `guided ${gif.toFixed(0)} ms, scenes ${scene.toFixed(0)} ms, ${(scene / gif).toFixed(2)}x (bar ${SCENES_BAR}x)`,
  );
  console.log(
    JSON.stringify({ bench: 'scene times', variants: recipe.variants, gif, scene, ratio: scene / gif, declined }),
  );
}

async function bench(args: readonly string[]): Promise<void> {
  if (args.includes('--against')) {
    const other = args[args.indexOf('--against') + 1];
    if (other !== 'pytorch') throw new UsageError(`Expected --against pytorch, got ${other ?? 'nothing'}.`);
    await againstPytorch(args);
    return;
  }
  const { limit, rest } = takeLimit(args);
  if (rest.includes('--scenes')) {
    await timeScenes(
      rest.filter((option) => option !== '--scenes'),
      limit,
    );
    return;
  }
  const parsed = parseOptions([...rest, '--out', 'unused.zip']);
  if (!parsed) {
    console.log(USAGE);
    return;
  }
  const options = await located(parsed);
  const dataset = limited(await openDataset(options.input), limit);
  const open = await openExpandModels(options);
  const prepared = await readDataset({ dataset, project: null }, options, open, console.log);
  const { plan, recipe } = prepared;
  const { seeds } = plan;

  const runs = {
    guided: { recipe, made: [] as SeedFigures[], ms: 0 },
    unguided: { recipe: unguidedTwin(recipe), made: [] as SeedFigures[], ms: 0 },
  };
  const bar = createProgressBar(seeds.length);
  for (const [done, planned] of seeds.entries()) {
    bar.show(done, plan.classes[planned.label]!);
    for (const run of Object.values(runs)) {
      const start = performance.now();
      const { path, variants, drawn } = await expandPlanned(planned, prepared, open, options.batch, run.recipe);
      run.made.push(figuresOf({ objective: path.at(-1)?.total ?? null, variants, drawn }));
      run.ms += performance.now() - start;
    }
  }
  bar.clear();

  const { guided, unguided } = runs;
  const wins = guided.made.filter((made, i) => made.objective! > unguided.made[i]!.objective!).length;
  for (const [name, { made, ms }] of Object.entries(runs)) {
    console.log(
      `${showSummary(name, summarise(made))}   objective ${summarise(made).objective.toFixed(4)}   ${duration(ms)}`,
    );
  }
  const share = wins / seeds.length;
  console.log(`guided beats its unguided twins on the objective for ${(100 * share).toFixed(1)} % of the seeds`);
  const report = {
    seeds: seeds.length,
    variants: recipe.variants,
    parts: recipe.parts,
    guidedBeatsUnguided: share,
    guided: { ...summarise(guided.made), seconds: guided.ms / 1000 },
    unguided: { ...summarise(unguided.made), seconds: unguided.ms / 1000 },
  };
  console.log(JSON.stringify(report));
}

try {
  await bench(process.argv.slice(2));
  process.exitCode = 0;
} catch (error) {
  console.error(sentenceOf(error));
  if (error instanceof UsageError) console.error(`\n${USAGE}`);
  process.exitCode = 1;
}
// The runtime's threads would keep the process alive.
process.exit();
