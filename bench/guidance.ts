/**
 * @file Ways of guidance side by side: each makes K variants of the same seeds from the same streams, guided by a head that learnt from
 * some seeds of every class, and judged by heads that learnt from others: from the other half of the seeds, and from test images.
 * Prints a table, and the figures as one line of JSON.
 */

import { located } from '../cli/expand/located.ts';
import { openExpandModels } from '../cli/expand/models.ts';
import { parseOptions } from '../cli/expand/options.ts';
import { UsageError } from '../cli/lib/usageError.ts';
import { readPixels } from '../cli/expand/prepare.ts';
import { openDataset, type DatasetImage } from '../cli/lib/dataset.ts';
import { createProgressBar } from '../cli/lib/progressBar.ts';
import { classIndex, embeddingTensor, type ClassIndex, type PixelTensor } from '../src/core/brands.ts';
import { seedId } from '../src/core/dataset/seedImages.ts';
import { rowsOf } from '../src/core/expansion/batches.ts';
import type { Models } from '../src/core/expansion/ports.ts';
import { viewsOf } from '../src/core/image/views.ts';
import { logitsOf, type ClassMatrix } from '../src/core/judge/classMatrix.ts';
import { meanPairwiseCosineDistance, unit } from '../src/core/judge/embedding.ts';
import { fitHead } from '../src/core/judge/head/fitHead.ts';
import { classesWithout, type Example, type FittedHead } from '../src/core/judge/head/head.ts';
import { fitOverViews } from '../src/core/judge/head/viewSets.ts';
import { entropyOf, logSoftmax } from '../src/core/judge/probabilities.ts';
import { stretchOf } from '../src/core/run/recipe.ts';
import { argmax } from '../src/core/reals.ts';
import { ARMS, runArm } from './lib/guidanceArms.ts';
import { mean, round, table } from './lib/report.ts';
import { sentenceOf } from '../cli/lib/output/systemError.ts';

const USAGE = `usage: npm run bench:guidance -- <folder, zip or tar with train and test> [--seeds n] [--per-class n] [options of npm run expand]

  --seeds n       seeds of every class that variants are made of (3)
  --per-class n   seeds of every class that guide; as many others judge (10)`;

/** Takes a count out of the arguments. */
function takeCount(args: string[], name: string, otherwise: number): number {
  const at = args.indexOf(name);
  if (at < 0) return otherwise;
  const [, value] = args.splice(at, 2);
  if (!Number.isInteger(Number(value)) || Number(value) < 1) {
    throw new UsageError(`Expected ${name} to be a whole number of at least 1, got ${value ?? 'none'}.`);
  }
  return Number(value);
}

/** A seed that is read. */
interface ReadSeed extends Example {
  readonly image: DatasetImage;
  readonly pixels: PixelTensor;
}

/** What a judge says of an arm's variants, on the average. */
interface Verdicts {
  readonly kept: number[];
  readonly entropy: number[];
}

async function bench(args: string[]): Promise<void> {
  const seedCount = takeCount(args, '--seeds', 3);
  const perClass = takeCount(args, '--per-class', 10);
  const parsed = parseOptions([...args, '--out', 'unused.zip']);
  if (!parsed) {
    console.log(USAGE);
    return;
  }
  const options = await located(parsed);
  const dataset = await openDataset(options.input);
  const open = await openExpandModels(options);
  const { prior, judge, jointPass } = open.ports;
  const { epsilon } = open.suggestions;
  if (!prior || !judge || epsilon === null)
    throw new UsageError('Expected a method with a prior and a judge, got none.');
  const models: Models = { prior, judge, ...(jointPass && { jointPass }) };
  const { runSeed, variants, anchor } = options.recipe;
  const recipe = { runSeed, variants, anchor, epsilon };
  const folders = [...new Set(dataset.images.flatMap(({ label }) => label ?? []))].sort();
  const text = await open.classMatrix(folders, console.log);
  if (!text) throw new UsageError('Expected a judge, got none.');

  const embed = async (pixels: PixelTensor): Promise<Float32Array> =>
    rowsOf(embeddingTensor(await models.judge.embed(pixels)), 1)[0]!;
  const read = async (image: DatasetImage, viewed: boolean): Promise<ReadSeed> => {
    const pixels = await readPixels(image, open, { stretch: stretchOf(options.recipe) });
    const embedding = await embed(pixels);
    const others: Float32Array[] = [];
    if (viewed) for (const view of viewsOf(pixels)) others.push(await embed(view));
    return { image, pixels, label: classIndex(folders.indexOf(image.label!), folders.length), embedding, others };
  };
  const ofSplit = (split: string, most: number): DatasetImage[] =>
    folders.flatMap((folder) =>
      dataset.images.filter((image) => image.split === split && image.label === folder).slice(0, most),
    );
  const seeds: ReadSeed[] = [];
  for (const image of ofSplit('train', 2 * perClass)) seeds.push(await read(image, true));
  const tests: ReadSeed[] = [];
  for (const image of ofSplit('test', Infinity)) tests.push(await read(image, false));

  // Every second seed of a class guides, the others judge.
  const turn = new Map<ClassIndex, number>();
  const halves: [ReadSeed[], ReadSeed[]] = [[], []];
  for (const seed of seeds) {
    const n = turn.get(seed.label) ?? 0;
    turn.set(seed.label, n + 1);
    halves[n % 2]!.push(seed);
  }
  const [guiding, others] = halves;
  const mode = 'names and examples';
  const { head } = fitOverViews(guiding, text, { mode });
  const judges: Record<string, ClassMatrix> = { 'other seeds': fitOverViews(others, text, { mode }).head.classes };
  if (tests.length > 0) {
    judges['test images'] = fitHead(tests, text, { mode }).classes;
  }

  const taken = new Map<ClassIndex, number>();
  const grown = guiding.filter(({ label }) => {
    taken.set(label, (taken.get(label) ?? 0) + 1);
    return taken.get(label)! <= seedCount;
  });
  const rows = ARMS.map((arm) => ({
    arm,
    verdicts: Object.fromEntries(
      Object.keys(judges).map((name): [string, Verdicts] => [name, { kept: [], entropy: [] }]),
    ),
    spread: [] as number[],
    looks: 0,
    guides: 0,
    seconds: 0,
  }));
  const bar = createProgressBar(grown.length);
  for (const [done, seed] of grown.entries()) {
    bar.show(done, folders[seed.label]!);
    for (const row of rows) {
      const before = process.cpuUsage();
      const made = await runArm(row.arm, asSeed(seed), withoutSeed(head, guiding, seed), recipe, models, options.batch);
      const { user, system } = process.cpuUsage(before);
      row.seconds += (user + system) / 1e6;
      row.looks += made.looks;
      row.guides += made.guides;
      row.spread.push(meanPairwiseCosineDistance(made.embeddings));
      for (const [name, classes] of Object.entries(judges)) {
        for (const embedding of made.embeddings) {
          const logs = logSoftmax(logitsOf(unit(embedding), classes));
          row.verdicts[name]!.kept.push(Number(argmax(logs) === seed.label));
          row.verdicts[name]!.entropy.push(entropyOf(logs));
        }
      }
    }
  }
  bar.clear();
  await open.close();
  await dataset.close();

  const figures = rows.map(({ arm, verdicts, spread, looks, guides, seconds }) => ({
    arm: arm.name,
    judged: Object.fromEntries(
      Object.entries(verdicts).map(([name, { kept, entropy }]) => [name, { kept: mean(kept), entropy: mean(entropy) }]),
    ),
    spread: mean(spread),
    looks: looks / grown.length,
    guides: guides / grown.length,
    cpuSeconds: seconds / grown.length,
  }));
  console.log(
    `${options.input}: ${grown.length} seeds, K = ${recipe.variants}, epsilon ${recipe.epsilon}, ${perClass} seeds a class guide (leave-one-out ${(100 * head.leaveOneOut.accuracy).toFixed(1)} %).\n`,
  );
  console.log(
    table(
      [
        'a seed',
        ...Object.keys(judges).flatMap((name) => [`kept, by ${name}`, 'entropy']),
        'siblings',
        'looks + guides',
        'CPU, s',
      ],
      figures.map(({ arm, judged, spread, looks, guides, cpuSeconds }) => [
        arm,
        ...Object.values(judged).flatMap(({ kept, entropy }) => [`${(100 * kept).toFixed(1)} %`, entropy.toFixed(3)]),
        spread.toFixed(3),
        `${looks.toFixed(1)} + ${guides.toFixed(1)}`,
        cpuSeconds.toFixed(2),
      ]),
    ),
  );
  const rounded = (_: string, value: unknown): unknown => (typeof value === 'number' ? round(value) : value);
  console.log(JSON.stringify({ bench: 'guidance', set: options.input, seeds: grown.length, arms: figures }, rounded));
}

const asSeed = ({ image, label, pixels, embedding }: ReadSeed) => ({
  id: seedId({ path: image.path, split: image.split, label: image.label! }),
  label,
  pixels,
  embedding,
});

const withoutSeed = (head: FittedHead, guiding: readonly ReadSeed[], seed: ReadSeed): ClassMatrix =>
  classesWithout(head, guiding.indexOf(seed));

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
