/** @file Everything that a receipt is made of: seeds, tests, the variants that are there, and those that have to be made. */

import { basename } from 'node:path';
import { unitFloat32 } from '../../src/core/judge/embedding.ts';
import type { PixelTensor } from '../../src/core/brands.ts';
import { isGrown } from '../../src/core/dataset/seedImages.ts';
import { needsOfArms, type Arm, type PoolId } from '../../src/core/receipt/arms.ts';
import { copyNotes, togetherNotes, type ReceiptNote } from '../../src/core/receipt/notes.ts';
import type { GrownIn } from '../../src/core/receipt/receipt.ts';
import type { ReceiptPicture } from '../../src/core/receipt/pictures.ts';
import { bytesAt } from '../../src/core/receipt/squares.ts';
import type { TestWith } from '../../src/core/receipt/protocol.ts';
import { needsOfPart, partOf, type Recipe } from '../../src/core/run/recipe.ts';
import { copiesAmong, groupsOf } from '../../src/evaluation/likeness.ts';
import type { ReceiptData } from '../../src/models/receipt/data.ts';
import { openExpandModels, type ExpandModels } from '../expand/models.ts';
import { prepare } from '../expand/prepare.ts';
import { openDataset, type Dataset, type DatasetImage } from '../lib/dataset.ts';
import { createProgressBar } from '../lib/progressBar.ts';
import { readCarried, type Carried } from './carried.ts';
import { expandOptionsOf } from './expandOptions.ts';
import type { ReceiptOptions } from './options.ts';
import { pickFor } from '../expand/pick.ts';
import { armsFor, choosePools, gatherPools, pickedBefore, type Gathering } from './pools.ts';
import { embedAll } from '../lib/embed.ts';
import { openJudgePack } from '../lib/pack.ts';
import { openRuntime } from '../runtime/node.ts';
import { openTower, type TowerReader } from '../../src/models/receipt/tower.ts';
import { squareOf } from './squares.ts';
import { EN } from '../../src/ui/words/en.ts';
import { reasonOf } from '../../src/core/failure.ts';

export interface Gathered {
  readonly data: ReceiptData;
  /** Those that were asked for, or what suits what is there. */
  readonly arms: readonly Arm[];
  readonly test: TestWith;
  /** Variants of a seed that pools are made of. */
  readonly variants: number;
  readonly recipe: Recipe | null;
  /** The run whose variants train; `null` where none do, or it is not known. */
  readonly grown: GrownIn | null;
  readonly packs: ExpandModels['packs'];
  readonly source: string;
  /** Names of the classes as a person reads them. */
  readonly labels: readonly string[];
  /** Side of the squares that pictures become first, in pixels. */
  readonly square: number;
  readonly notes: readonly ReceiptNote[];
}

/** Variants of each seed that are made where nobody says how many. */
const DEFAULT_VARIANTS = 5;

/**
 * Gathers the pictures of a receipt.
 *
 * @param options of the command.
 * @param print told what a person should know, warnings with a mark before them.
 * @throws Error where a class has no seed, or an arm asks for what is not there.
 */
export async function gather(options: ReceiptOptions, print: (line: string) => void): Promise<Gathered> {
  const carried = await readCarried(options.input, options.hints);
  try {
    return await gatherFrom({ ...options, arms: armsFor(options, carried) }, carried, print);
  } finally {
    await carried?.close();
  }
}

async function gatherFrom(
  options: ReceiptOptions,
  carried: Carried | null,
  print: (line: string) => void,
): Promise<Gathered> {
  const warn = (text: string) => {
    print(`! ${text}`);
  };
  const dataset = await openDataset(options.input, options.hints);
  try {
    const pools = choosePools(needsOfArms(options.arms).pools, carried, options.pick !== null);
    const variants = options.variants ?? carriedVariants(carried) ?? DEFAULT_VARIANTS;
    const expandOptions = expandOptionsOf(options, pools.made, variants, carried?.recipe ?? {});
    const open = await openExpandModels(expandOptions);
    try {
      const { seedImages: seedsAsTheyCame, testImages, test } = partsOf(dataset, options);
      const seedImages = seedsAsTheyCame.map((image) => ({ ...image, crop: carried?.rows.get(image.from)?.crop }));
      const prepared = await prepare({ ...dataset, images: seedImages, refused: [] }, expandOptions, open, {
        onProgress: () => undefined,
        onWarning: warn,
      });
      for (const { path, why } of prepared.refused) warn(`${path} was skipped: ${EN.reason(why)}`);
      const before = pickedBefore(pools.carried.get('picked') ?? [], carried);
      const known = { ...prepared, plan: { ...prepared.plan, kept: testImages }, picked: before };
      const picked = await pickFor(known, options, open, print);
      if (options.pick !== null && picked.length + before.length === 0) {
        throw new Error(
          `Expected pictures that the judge is sure of in ${options.pick}, got none; lower --pick-precision.`,
        );
      }
      return await assemble(options, { carried, open, prepared, pools, testImages, test, variants, picked }, warn);
    } finally {
      await open.close();
    }
  } finally {
    await dataset.close();
  }
}

/** The most variants that an export has of a seed; `null` without any. */
function carriedVariants(carried: Carried | null): number | null {
  const slots = [...(carried?.rows.values() ?? [])].flatMap(({ k }) => k ?? []);
  return slots.length === 0 ? null : Math.max(...slots);
}

/** Which images are seeds, and which test. */
function partsOf({ images }: Dataset, { perClass, folds }: ReceiptOptions) {
  const real = images.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const counts = new Map<string, number>();
  const seedImages = real.filter(isGrown).filter(({ label }) => {
    counts.set(label, (counts.get(label) ?? 0) + 1);
    return perClass === null || counts.get(label)! <= perClass;
  });
  const splits = (['test', 'val'] as const).map((split) => ({ split, own: real.filter((one) => one.split === split) }));
  const found = splits.find(({ own }) => own.length > 0);
  const test: TestWith = found ? { kind: 'split', split: found.split } : { kind: 'folds', folds };
  return { seedImages, testImages: found?.own ?? [], test };
}

/** The judge whose last blocks are trained. */
const towerOf = async ({ judge, runtime, threads }: ReceiptOptions): Promise<TowerReader> =>
  openTower(await openJudgePack(judge!), await openRuntime(runtime, threads ?? undefined));

async function assemble(
  options: ReceiptOptions,
  gathering: Gathering,
  warn: (text: string) => void,
): Promise<Gathered> {
  const { open, prepared, testImages, test, carried } = gathering;
  const { classes } = prepared.plan;
  const { side } = options.net;
  const notes: ReceiptNote[] = [];
  const note = (...some: readonly ReceiptNote[]) => {
    notes.push(...some);
    for (const one of some) warn(EN.receiptNote(one));
  };
  const embeddings = new Map<string, Float32Array>();
  const { judge } = open.ports;
  const tower = needsOfArms(options.arms).tower ? await towerOf(options) : null;

  const tested: { readonly image: DatasetImage; readonly square: PixelTensor }[] = [];
  const bar = createProgressBar(testImages.length);
  for (const [done, image] of testImages.entries()) {
    bar.show(done, 'reading test pictures');
    if (!classes.includes(image.label ?? '')) {
      warn(`${image.path} was skipped: no seed is of its class`);
      continue;
    }
    const square = await squareOf(await image.read(), open.framing, prepared.readOptions).catch((error: unknown) => {
      warn(`${image.path} was skipped: ${EN.reason(reasonOf(error))}`);
      return null;
    });
    if (!square) continue;
    tested.push({ image, square });
    await tower?.add(image.path, square);
  }
  bar.clear();
  if (judge) {
    const rows = await embedAll(
      judge,
      tested.map(({ square }) => square),
    );
    tested.forEach(({ image }, i) => embeddings.set(image.path, rows[i]!));
    for (const [path, row] of prepared.embeddings) embeddings.set(path, row);
  } else {
    note({ code: 'not-looked-for' });
  }

  const copied = judge
    ? new Set(
        copiesAmong(
          prepared.plan.seeds.map(({ image }) => unitFloat32(embeddings.get(image.path)!)),
          tested.map(({ image }) => unitFloat32(embeddings.get(image.path)!)),
        ).map((i) => prepared.plan.seeds[i]!.image.path),
      )
    : new Set<string>();
  note(...copyNotes(copied.size, options.dropCopies));
  if (copied.size > 0 && !options.dropCopies) warn('--drop-copies leaves out what is as good as a copy');
  const planned = prepared.plan.seeds.filter(({ image }) => !options.dropCopies || !copied.has(image.path));
  const missing = classes.filter((_, label) => planned.every((seed) => seed.label !== label));
  if (missing.length > 0) {
    throw new Error(`Expected a seed of every class, got none of ${missing.join(', ')}; add pictures of it.`);
  }
  if (classes.length < 2) throw new Error(`Expected two classes or more, got only "${classes[0] ?? ''}".`);

  const seeds: ReceiptPicture[] = [];
  for (const [i, { image, label }] of planned.entries()) {
    const square = await squareOf(await image.read(), open.framing, prepared.readOptions, image.crop);
    await tower?.add(image.path, square);
    seeds.push({ path: image.path, label, soft: null, origins: [i], k: 0, pixels: bytesAt(square, side) });
  }
  const tests = tested.map(({ image, square }): ReceiptPicture => ({
    ...{ path: image.path, soft: null, origins: [], k: 0 },
    label: classes.indexOf(image.label!),
    pixels: bytesAt(square, side),
  }));
  const pools: ReadonlyMap<PoolId, readonly ReceiptPicture[]> = await gatherPools(
    options,
    gathering,
    planned,
    embeddings,
    tower,
    warn,
  );
  const groups = judge ? groupsOf(seeds.map(({ path }) => unitFloat32(embeddings.get(path)!))) : seeds.map((_, i) => i);
  if (test.kind === 'folds') note(...togetherNotes(groups));
  if (test.kind === 'folds' && pools.has('picked')) note({ code: 'picked-by-all' });
  if (test.kind === 'folds' && gathering.pools.made.some((method) => needsOfPart(partOf(method)).judge)) {
    note({ code: 'guided-by-all' });
  }
  return {
    arms: options.arms,
    data: {
      ...{ classes, seeds, groups, pools },
      tests: test.kind === 'split' ? tests : null,
      judge: prepared.judge && { text: prepared.judge.text, embeddings },
      tower: (await tower?.end()) ?? null,
    },
    test,
    variants: gathering.variants,
    recipe: carried?.recipe ?? (gathering.pools.made.length > 0 ? prepared.recipe : null),
    grown: [...gathering.pools.carried.keys()].some((pool) => pool !== 'picked') ? (carried?.grown ?? null) : null,
    packs: open.packs,
    source: basename(options.input),
    labels: classes.map(open.nameOf),
    square: open.framing.width,
    notes,
  };
}
