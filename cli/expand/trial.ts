/** @file Recipes tried by training, for `--recipe proposed --trial`: a receipt in small, by folds over the seeds. */

import { unitFloat32 } from '../../src/core/judge/embedding.ts';
import { sampleOf } from '../../src/core/propose/probe.ts';
import type { Tried } from '../../src/core/propose/tried.ts';
import { armOf } from '../../src/core/receipt/arms.ts';
import type { ReceiptPicture } from '../../src/core/receipt/pictures.ts';
import { bytesAt } from '../../src/core/receipt/squares.ts';
import { pictureOfVariant } from '../../src/core/receipt/variants.ts';
import { resolveRecipe, type RecipePart } from '../../src/core/run/recipe.ts';
import { recipeFor, slotsOf } from '../../src/core/run/slots.ts';
import { groupsOf } from '../../src/evaluation/likeness.ts';
import type { ReceiptData, ReceiptRequest } from '../../src/models/receipt/data.ts';
import { makeReceipt } from '../../src/models/receipt/makeReceipt.ts';
import type { DatasetImage } from '../lib/dataset.ts';
import { createProgressBar } from '../lib/progressBar.ts';
import { openRuntime, type RuntimeName } from '../runtime/node.ts';
import type { SeedPlan } from '../../src/core/run/plan.ts';
import { expandPlanned } from './expandSeed.ts';
import type { ExpandModels } from './models.ts';
import { readPixels, type Prepared } from './prepare.ts';
import { showParts } from './showParts.ts';

/** How classifiers are trained. */
export interface TrialOptions {
  readonly runtime: RuntimeName;
  /** `null`: one a core. */
  readonly threads: number | null;
  /** Of each training; default 200. */
  readonly updates?: number;
}

/** Seeds that take part. */
const SEEDS = 200;
/** Variants of each. */
const VARIANTS = 5;
/** Small, for a trial of six recipes to end in minutes. */
const NET = { kind: 'residual', width: 16, side: 32 } as const;
const FOLDS = 3;
const REPEATS = 2;
const UPDATES = 200;
const BATCH = 32;

/** The seeds of a trial. */
export interface Trial {
  readonly sample: readonly SeedPlan<DatasetImage>[];
  /** A number a seed, the same for near-copies, which are held out together. */
  readonly groups: readonly number[];
}

/**
 * Chooses the seeds of a trial.
 *
 * @param prepared the first pass over the data set, with a judge.
 * @throws Error for a class that cannot train and test at once, before anything is made.
 */
export function planTrial({ plan, embeddings }: Prepared): Trial {
  const sample = sampleOf(plan.seeds, SEEDS).map((i) => plan.seeds[i]!);
  const groups = groupsOf(sample.map(({ image }) => unitFloat32(embeddings.get(image.path)!)));
  plan.classes.forEach((name, label) => {
    const held = new Set(groups.filter((_, i) => sample[i]!.label === label));
    if (held.size > 1) return;
    const got = held.size === 0 ? 'none' : 'one';
    throw new Error(
      `Expected two seeds or more of every class that differ from each other, got ${got} of ${name}: a trial trains with some and tests with others; add pictures, or leave out --trial.`,
    );
  });
  return { sample, groups };
}

/**
 * Trains small classifiers with the seeds and what each recipe makes of them, with the same first weights, batches and folds.
 *
 * @param candidates recipes, by their parts; the rest of a recipe is the run's.
 * @param trial its seeds.
 * @param prepared the first pass over the data set, with a judge.
 * @param open the models that make variants.
 * @param batch variants in memory at a time.
 * @returns what each came to on the seeds that were held out, in their order.
 */
export async function tryRecipes(
  candidates: readonly (readonly RecipePart[])[],
  { sample, groups }: Trial,
  prepared: Prepared,
  open: ExpandModels,
  batch: number,
  { runtime: name, threads, updates = UPDATES }: TrialOptions,
): Promise<readonly Tried[]> {
  const { plan, recipe, readOptions } = prepared;
  const { classes } = plan;
  const runtime = await openRuntime(name, threads ?? undefined);
  const seeds: ReceiptPicture[] = [];
  for (const [i, { image, label }] of sample.entries()) {
    const pixels = bytesAt(await readPixels(image, open, readOptions), NET.side);
    seeds.push({ path: image.path, label, soft: null, origins: [i], k: 0, pixels });
  }
  const request: ReceiptRequest = {
    ...{ arms: [armOf('expansion')!], seed: recipe.runSeed, repeats: REPEATS, test: { kind: 'folds', folds: FOLDS } },
    ...{ length: { kind: 'updates', count: updates }, tune: false, net: NET, batch: BATCH, variants: VARIANTS },
    ...{ looks: 1, ratios: [], robustness: false, longTail: null, hand: null },
  };
  const tried: Tried[] = [];
  for (const [i, parts] of candidates.entries()) {
    const bar = createProgressBar(sample.length + FOLDS * REPEATS * updates);
    const show = (done: number) => {
      bar.show(done, `recipe ${i + 1} of ${candidates.length}, ${showParts(parts)}`);
    };
    const pool = await variantsBy(parts, sample, prepared, open, batch, show);
    const data: ReceiptData = {
      ...{ classes, seeds, groups, tests: null, judge: null, tower: null },
      pools: new Map([['expansion', pool]]),
    };
    const procedure = makeReceipt(runtime, data, request);
    let done = sample.length;
    let next = await procedure.next();
    for (; next.done !== true; next = await procedure.next()) {
      if (next.value.kind === 'update') show(++done);
    }
    bar.clear();
    const { mean, spread } = next.value.arms[0]!;
    tried.push({ parts, mean, spread });
  }
  return tried;
}

/** What a recipe makes of the seeds, as the run itself would make it. */
async function variantsBy(
  parts: readonly RecipePart[],
  sample: readonly SeedPlan<DatasetImage>[],
  prepared: Prepared,
  open: ExpandModels,
  batch: number,
  show: (done: number) => void,
): Promise<readonly ReceiptPicture[]> {
  const recipe = resolveRecipe({ ...prepared.recipe, parts, select: null }, open.suggestions);
  const places = new Map<string, number>(sample.map(({ id }, i) => [id, i]));
  const pictures: ReceiptPicture[] = [];
  for (const [origin, planned] of sample.entries()) {
    show(origin);
    const shared = slotsOf(recipeFor(recipe, planned.image.label!), VARIANTS);
    const slots = shared.map((slot) => ({ ...slot, paths: {} }));
    const { variants } = await expandPlanned({ ...planned, slots }, prepared, open, batch, recipe);
    for (const variant of variants) {
      pictures.push(
        pictureOfVariant(variant, {
          seed: { path: planned.image.path, label: planned.label },
          ...{ method: 'mixed', places, origin },
          softness: recipe.softLabels ?? 0,
          classes: prepared.plan.classes.length,
          side: NET.side,
        }),
      );
    }
  }
  return pictures;
}
