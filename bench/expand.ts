/**
 * @file Guided variants against their unguided twins, on a real data set: both start from the same noise, so every difference
 * is the guidance. Prints a table, and the figures as one line of JSON.
 */

import { expandPlanned } from '../cli/expand/expandSeed.ts';
import { located } from '../cli/expand/located.ts';
import { openExpandModels } from '../cli/expand/models.ts';
import { parseOptions } from '../cli/expand/options.ts';
import { UsageError } from '../cli/expand/usageError.ts';
import { readDataset } from '../cli/expand/command.ts';
import { figuresOf, showSummary, summarise, type SeedFigures } from '../cli/expand/summary.ts';
import { openDataset, type Dataset } from '../cli/lib/dataset.ts';
import { createProgressBar, duration } from '../cli/lib/progressBar.ts';
import type { RecipePart, ResolvedRecipe } from '../src/core/run/recipe.ts';

const USAGE = `usage: npm run bench:expand -- <folder or zip> [--limit n] [options of npm run expand]

  --limit n   seeds of every class at most (all)`;

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

/** The same recipe without guidance: same noise, same ball, no step. */
const unguidedTwin = (recipe: ResolvedRecipe): ResolvedRecipe => ({
  ...recipe,
  parts: recipe.parts.map((part): RecipePart =>
    part.method === 'gif' ? { ...part, settings: { ...part.settings, steps: 0 } } : part,
  ),
});

async function bench(args: readonly string[]): Promise<void> {
  const { limit, rest } = takeLimit(args);
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
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof UsageError) console.error(`\n${USAGE}`);
  process.exitCode = 1;
}
// The runtime's threads would keep the process alive.
process.exit();
