/** @file The first pass over a data set: which images can be read, what the judge sees in them, and what will be made. */

import { pixelTensor, type PixelTensor } from '../../src/core/brands.ts';
import { counted } from '../../src/core/counted.ts';
import { isGrown, planExpansion, type ExpansionPlan, type SeedPlan } from '../../src/core/dataset/plan.ts';
import { MOST_VARIANTS, topUpCounts } from '../../src/core/dataset/topUp.ts';
import type { Refused } from '../../src/core/dataset/placement.ts';
import type { Recipe } from '../../src/core/expansion/recipe.ts';
import { readSeed } from '../../src/core/expansion/seed.ts';
import { framePixels } from '../../src/core/image/pixels.ts';
import { ALL_BITS, stretchFor } from '../../src/core/image/stretch.ts';
import { classCount, type ClassMatrix } from '../../src/core/judge/classMatrix.ts';
import { prototypesOf, type Prototypes } from '../../src/core/judge/prototypes.ts';
import { stack } from '../../src/core/tensor.ts';
import type { Dataset, DatasetImage } from '../lib/dataset.ts';
import { decodePicture } from '../lib/decode.ts';
import type { ReadOptions } from '../../workers/images/readPicture.ts';
import type { ExpandModels } from './models.ts';
import type { ExpandOptions } from './options.ts';

/** What a run has before its first variant. */
export interface Prepared {
  readonly plan: ExpansionPlan<DatasetImage>;
  readonly recipe: Recipe;
  /** Class names as the judge embeds them. */
  readonly text: ClassMatrix;
  readonly prototypes: Prototypes;
  /** The judge's embedding of every seed, by path. */
  readonly embeddings: ReadonlyMap<string, Float32Array>;
  /** How its pictures are read. */
  readonly reading: ReadOptions;
  /** Files that are left out, each with its reason. */
  readonly refused: readonly Refused[];
  /** Seeds whose class the judge reads otherwise than the folder. */
  readonly misread: readonly SeedPlan[];
}

/** Who is told while the data set is read. */
export interface PrepareListener {
  readonly onProgress: (done: number, total: number) => void;
  readonly onWarning: (text: string) => void;
}

/** Images that are embedded at a time: enough to keep the runtime's threads busy, little memory. */
const EMBED_BATCH = 8;

/**
 * Reads every seed once.
 *
 * @param dataset where the images are.
 * @param options of the command.
 * @param open prior and judge.
 * @param listener told of progress and of what a person should know.
 * @throws Error where nothing can be expanded, with the reason.
 */
export async function prepare(
  dataset: Dataset,
  options: ExpandOptions,
  open: ExpandModels,
  { onProgress, onWarning }: PrepareListener,
): Promise<Prepared> {
  const grown = dataset.images.filter(isGrown);
  if (grown.length === 0) throw new Error(nothingToGrow(dataset, options.input));
  const refused: Refused[] = [...dataset.refused];
  const embeddings = new Map<string, Float32Array>();
  const reading = { stretch: options.stretch };
  const usedBits: number[] = [];
  let waiting: { path: string; pixels: PixelTensor }[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    const { dims, data } = stack(batch.map(({ pixels }) => ({ dims: pixels.dims.slice(1), data: pixels.data })));
    const { data: rows } = await open.models.judge.embed(pixelTensor({ dims, data }));
    const width = rows.length / batch.length;
    batch.forEach(({ path }, i) => embeddings.set(path, rows.slice(i * width, (i + 1) * width)));
  };
  for (const [done, image] of grown.entries()) {
    onProgress(done, grown.length);
    try {
      const read = await readFramed(image, open, reading);
      usedBits.push(read.usedBits);
      waiting.push({ path: image.path, pixels: read.pixels });
    } catch (error) {
      refused.push({ path: image.path, reason: error instanceof Error ? error.message : String(error) });
    }
    if (waiting.length === EMBED_BATCH) await flush();
  }
  await flush();

  const readable = dataset.images.filter((image) => !isGrown(image) || embeddings.has(image.path));
  const { perClass } = options;
  const plan = planExpansion(
    readable,
    options.method,
    perClass === null
      ? options.recipe.variants
      : (seeds) =>
          topUpCounts(
            seeds.map(({ label }) => label),
            perClass,
          ),
  );
  if (plan.seeds.length === 0) throw new Error(`Expected images that can be read in ${options.input}, got none.`);
  warnOfClasses(dataset, plan, onWarning);
  warnOfBits(usedBits, options.stretch, onWarning);
  if (perClass !== null) warnOfCounts(plan, perClass, onWarning);
  const text = await open.classMatrix(plan.classes, onWarning);
  const seeds = plan.seeds.map((seed) => ({ ...seed, embedding: embeddings.get(seed.image.path)! }));
  return {
    plan,
    recipe: { ...options.recipe, epsilon: options.recipe.epsilon ?? open.suggestedEpsilon },
    text,
    prototypes: prototypesOf(seeds, classCount(text), text.rows[0]!.length),
    embeddings,
    reading,
    refused,
    misread: seeds.filter(({ embedding, label }) => readSeed(embedding, label, text, 'judge').top1 !== label),
  };
}

/** A seed's pixels as the prior takes them. */
export async function readPixels(image: DatasetImage, open: ExpandModels, reading: ReadOptions): Promise<PixelTensor> {
  return (await readFramed(image, open, reading)).pixels;
}

async function readFramed(image: DatasetImage, { framing }: ExpandModels, reading: ReadOptions) {
  const { image: decoded, usedBits } = await decodePicture(await image.read(), reading);
  return { pixels: framePixels(decoded, framing), usedBits };
}

/** Says which pictures come out almost black, and what makes them bright. */
function warnOfBits(usedBits: readonly number[], stretch: number, warn: (text: string) => void): void {
  const few = stretch === ALL_BITS ? stretchFor(usedBits) : null;
  if (!few) return;
  warn(
    `${counted(few.pictures, 'picture')} of 16 bits a channel ${few.pictures === 1 ? 'uses' : 'use'} ${few.bits} of them or fewer and ${few.pictures === 1 ? 'comes' : 'come'} out almost black; --stretch ${few.bits} reads them in full brightness`,
  );
}

function warnOfClasses(dataset: Dataset, plan: ExpansionPlan, warn: (text: string) => void): void {
  for (const folder of dataset.emptyFolders) warn(`folder "${folder}" holds no images`);
  const named = new Set(dataset.images.filter(isGrown).map(({ label }) => label));
  for (const label of named) {
    if (!plan.classes.includes(label)) warn(`class "${label}" has no image that can be read and is left out`);
  }
  if (plan.classes.length === 1) {
    warn(
      `"${plan.classes[0]!}" is the only class: the judge has nothing to tell it from, so only the diversity term guides`,
    );
  }
}

/**
 * Says which classes stay as they are, and which do not come to the count.
 *
 * @throws Error where no class gets any.
 */
function warnOfCounts({ classes, seeds }: ExpansionPlan, perClass: number, warn: (text: string) => void): void {
  if (seeds.every(({ outputs }) => outputs.length === 0)) {
    throw new Error(
      `Expected a class with fewer than ${counted(perClass, 'image')}, got none; ask for more with --per-class.`,
    );
  }
  for (const [label, name] of classes.entries()) {
    const own = seeds.filter((seed) => seed.label === label);
    const comes = own.reduce((sum, { outputs }) => sum + 1 + outputs.length, 0);
    if (own.length >= perClass)
      warn(`class "${name}" has ${counted(own.length, 'image')} already and gets no variants`);
    else if (comes < perClass)
      warn(`class "${name}" comes to ${counted(comes, 'image')}: a seed gets ${MOST_VARIANTS} at most`);
  }
}

function nothingToGrow({ layout, images, refused }: Dataset, input: string): string {
  if (images.length === 0) {
    const why = refused[0] ? `; the first file, ${refused[0].path}, was skipped: ${refused[0].reason}` : '';
    return `Expected images in ${input}, got none${why}.`;
  }
  return layout === 'flat'
    ? `Expected a folder for each class in ${input}, got images in no folder; sort them into <class>/*.`
    : `Expected training images in ${input}, got other splits only; only train is expanded.`;
}
