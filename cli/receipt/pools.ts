/** @file The variants of a receipt: those that an export carries, and those that are made. */

import { pixelTensor } from '../../src/core/brands.ts';
import { METHOD_IDS, type MethodId } from '../../src/core/methods/table.ts';
import { armOf, needsOfArms, type Arm, type PoolId } from '../../src/core/receipt/arms.ts';
import { FailureError } from '../../src/core/failure.ts';
import type { PickedFacts } from '../../src/export/picked.ts';
import type { PickedImage } from '../expand/picked.ts';
import type { TestWith } from '../../src/core/receipt/protocol.ts';
import type { ReceiptPicture } from '../../src/core/receipt/pictures.ts';
import { bytesAt } from '../../src/core/receipt/squares.ts';
import { variantsToMake } from '../../src/core/receipt/ratios.ts';
import { amongClasses, otherPictureOf, pictureOfVariant, variantsOfPool } from '../../src/core/receipt/variants.ts';
import type { SeedPlan } from '../../src/core/run/plan.ts';
import { needsOfPart, partOf } from '../../src/core/run/recipe.ts';
import { slotsOf } from '../../src/core/run/slots.ts';
import { expandPlanned } from '../expand/expandSeed.ts';
import type { ExpandModels } from '../expand/models.ts';
import type { Prepared } from '../expand/prepare.ts';
import type { DatasetImage } from '../lib/dataset.ts';
import { createProgressBar } from '../lib/progressBar.ts';
import type { Carried, CarriedRow } from './carried.ts';
import type { ReceiptOptions } from './options.ts';
import { embedAll } from '../lib/embed.ts';
import { squareOf } from './squares.ts';
import type { TowerReader } from '../../src/models/receipt/tower.ts';
import { EN } from '../../src/ui/words/en.ts';
import { reasonOf } from '../../src/core/failure.ts';

/** A row with its path inside the source. */
type Row = readonly [path: string, row: CarriedRow];

/** Where each pool comes from. */
export interface ChosenPools {
  /** Rows of an export by pool. */
  readonly carried: ReadonlyMap<PoolId, readonly Row[]>;
  /** Methods whose variants are made, by pool. */
  readonly makes: ReadonlyMap<PoolId, MethodId>;
  /** Those methods, each once. */
  readonly made: readonly MethodId[];
}

/** What is known before the pictures are put together. */
export interface Gathering {
  readonly carried: Carried | null;
  readonly open: ExpandModels;
  readonly prepared: Prepared;
  readonly pools: ChosenPools;
  readonly testImages: readonly DatasetImage[];
  readonly test: TestWith;
  readonly variants: number;
  /** Pictures that were picked now. */
  readonly picked: readonly PickedImage[];
}

/**
 * Decides where the pools come from: an export's variants where it has them (`variantsOfPool`), else they are made.
 *
 * @param pools that arms ask for.
 * @param carried what an export says; `null` for a data set that is none.
 * @param picks whether pictures are picked now, so that an export need not have any.
 * @throws Error where an arm asks for what only a person's review gives, and there is none.
 */
export function choosePools(pools: readonly PoolId[], carried: Carried | null, picks = false): ChosenPools {
  const rows = [...(carried?.rows ?? [])].filter(
    ([, { source, seed_file_name: seed }]) => source === 'synthetic' && seed !== null,
  );
  const found = new Map<PoolId, readonly Row[]>();
  const makes = new Map<PoolId, MethodId>();
  // Real pictures, that no seed has a part in.
  const picked = picksIn(carried);
  for (const pool of pools) {
    const own =
      pool === 'picked'
        ? picked
        : variantsOfPool(pool, rows, ([, { status, method }]) => ({
            verdict: status ?? 'unreviewed',
            method: method ?? '',
          }));
    if (own.length > 0 || (pool === 'picked' && picks)) found.set(pool, own);
    else if (pool === 'accepted') {
      throw new Error(
        'Expected variants that somebody accepted, got none; review an expansion in the studio and export it, or leave out the arm accepted.',
      );
    } else if (pool === 'picked') {
      throw new Error(
        'Expected pictures that were picked, got none; expand the set with --pick, or add related pictures in the studio, or leave out the arm picked.',
      );
    } else makes.set(pool, pool === 'expansion' ? 'gif' : pool);
  }
  return { carried: found, makes, made: METHOD_IDS.filter((method) => [...makes.values()].includes(method)) };
}

/** Real pictures of an export that nobody rejected. */
const picksIn = (carried: Carried | null): readonly Row[] =>
  [...(carried?.rows ?? [])].filter(([, { source, status }]) => source === 'picked' && status !== 'rejected');

const PICKED = armOf('picked')!;

/** The arms of a receipt: those that a person named, else the usual ones, and one for related pictures where there are any. */
export const armsFor = (
  { arms, armsGiven, pick }: Pick<ReceiptOptions, 'arms' | 'armsGiven' | 'pick'>,
  carried: Carried | null,
): readonly Arm[] => (armsGiven || (pick === null && picksIn(carried).length === 0) ? arms : [...arms, PICKED]);

/** Pictures that an export has picked, as picking takes them: none is picked twice. */
export const pickedBefore = (rows: readonly Row[], carried: Carried | null): readonly PickedImage[] =>
  rows.map(([path, row]) => {
    const label = row.label ?? '';
    const read = async () => {
      const bytes = await carried!.read(path);
      if (!bytes) throw new FailureError({ code: 'file-gone', path });
      return bytes;
    };
    const facts = { ...(row.how as unknown as PickedFacts), sha256: path };
    return { image: { path, label, split: row.split, read }, label, facts, decision: null };
  });

/**
 * The pictures of all pools.
 *
 * @param options of the command.
 * @param gathering what is known of the data set.
 * @param seeds in the order of their indices.
 * @param embeddings takes the judge's of pictures that a teacher reads.
 * @param tower sees pictures that the judge's last blocks are trained on; `null` where none are.
 * @param warn told what a person should know.
 */
export async function gatherPools(
  options: ReceiptOptions,
  gathering: Gathering,
  seeds: readonly SeedPlan<DatasetImage>[],
  embeddings: Map<string, Float32Array>,
  tower: TowerReader | null,
  warn: (text: string) => void,
): Promise<ReadonlyMap<PoolId, readonly ReceiptPicture[]>> {
  const { pools } = gathering;
  const { towerPools } = needsOfArms(options.arms);
  /** Who looks at the pictures of some pools besides. */
  const lookers = (...own: readonly PoolId[]): Lookers => ({
    embeddings: own.some((pool) => taught.has(pool)) ? embeddings : null,
    tower: own.some((pool) => towerPools.includes(pool)) ? tower : null,
  });
  const taught = new Set(
    options.arms.flatMap(({ work }) => (work.kind === 'trained' && work.teacher ? (work.pool ?? []) : [])),
  );
  const result = new Map<PoolId, readonly ReceiptPicture[]>();
  for (const [pool, rows] of pools.carried) {
    result.set(pool, await readVariants(rows, options, gathering, seeds, lookers(pool), warn));
  }
  if (gathering.picked.length > 0) {
    const others = await readPicked(options, gathering, lookers('picked'));
    result.set('picked', [...(result.get('picked') ?? []), ...others]);
  }
  for (const method of pools.made) {
    const own = [...pools.makes].filter(([, made]) => made === method).map(([pool]) => pool);
    const pictures = await makeVariants(method, options, gathering, seeds, lookers(...own));
    for (const pool of own) result.set(pool, pictures);
  }
  return result;
}

/** Who looks at pictures as they are read; `null` for nobody. */
interface Lookers {
  readonly embeddings: Map<string, Float32Array> | null;
  readonly tower: TowerReader | null;
}

/** What an export carries. */
async function readVariants(
  rows: readonly Row[],
  { net, softLabels }: ReceiptOptions,
  { carried, open, prepared }: Gathering,
  seeds: readonly SeedPlan<DatasetImage>[],
  { embeddings, tower }: Lookers,
  warn: (text: string) => void,
): Promise<readonly ReceiptPicture[]> {
  const { classes } = prepared.plan;
  const bySeed = new Map(seeds.map(({ image }, i) => [image.from, i]));
  const byId = new Map<string, number>(seeds.map(({ id }, i) => [id, i]));
  const pictures: ReceiptPicture[] = [];
  for (const [path, row] of rows) {
    const isPicked = row.source === 'picked';
    const origin = bySeed.get(row.seed_file_name!);
    const label = classes.indexOf(row.label ?? '');
    // Of a seed that does not take part.
    if ((origin === undefined && !isPicked) || label < 0) continue;
    const bytes = await carried!.read(path);
    // Thrown away since.
    if (!bytes) continue;
    const square = await squareOf(bytes, open.framing, prepared.readOptions).catch((error: unknown) => {
      warn(`${path} was skipped: ${EN.reason(reasonOf(error))}`);
      return null;
    });
    if (!square) continue;
    // What was picked is of no method.
    const other = otherPictureOf(row.method ?? '', row.how ?? {});
    const partner = other === null ? undefined : byId.get(other);
    // Made with a seed that does not take part.
    if (other !== null && partner === undefined && isSeed(other, carried!)) continue;
    if (embeddings) embeddings.set(path, (await embedAll(open.ports.judge!, [square]))[0]!);
    await tower?.add(path, square);
    pictures.push({
      path,
      label,
      soft: softOf(softLabels === 0 ? { ...row, label_probabilities: null } : row, carried!.classes, classes),
      origins: [origin, partner].filter((one) => one !== undefined),
      k: row.k ?? 1,
      pixels: bytesAt(square, net.side),
    });
  }
  return pictures;
}

/** What was picked now: real, and of no seed, so that it is held out with nobody. */
async function readPicked(
  { net }: ReceiptOptions,
  { open, prepared, picked }: Gathering,
  { embeddings, tower }: Lookers,
): Promise<readonly ReceiptPicture[]> {
  const pictures: ReceiptPicture[] = [];
  for (const { image, label } of picked) {
    const square = await squareOf(await image.read(), open.framing, prepared.readOptions);
    if (embeddings) embeddings.set(image.path, (await embedAll(open.ports.judge!, [square]))[0]!);
    await tower?.add(image.path, square);
    const place = prepared.plan.classes.indexOf(label);
    pictures.push({ path: image.path, label: place, soft: null, origins: [], k: 1, pixels: bytesAt(square, net.side) });
  }
  return pictures;
}

/** The label of a row where it is soft. */
export function softOf(row: CarriedRow, theirs: readonly string[], classes: readonly string[]): Float32Array | null {
  if (row.label_probabilities?.length === theirs.length) return amongClasses(row.label_probabilities, theirs, classes);
  const other = row.mixed_with && classes.indexOf(row.mixed_with.label);
  if (other === null || other < 0) return null;
  const soft = new Float32Array(classes.length);
  soft[classes.indexOf(row.label!)]! += 1 - row.mixed_with!.share;
  soft[other]! += row.mixed_with!.share;
  return soft;
}

/** Whether a picture's id is that of an original of the export, as against a background that lies elsewhere. */
const isSeed = (id: string, { rows }: Carried): boolean =>
  [...rows].some(([path, { source }]) => source === 'real' && `/${path}`.endsWith(`/${id}`));

/** What a method makes, as `npm run expand` makes it with K variants of this method alone; more where a curve asks and it costs little. */
async function makeVariants(
  method: MethodId,
  { net, request: { ratios } }: ReceiptOptions,
  { open, prepared, variants }: Gathering,
  seeds: readonly SeedPlan<DatasetImage>[],
  { embeddings, tower }: Lookers,
): Promise<readonly ReceiptPicture[]> {
  const most = variantsToMake(method, variants, ratios);
  const part = prepared.recipe.parts.find((one) => one.method === method) ?? partOf(method);
  const recipe = { ...prepared.recipe, parts: [part] };
  const { prior, judge } = needsOfPart(partOf(method));
  // Whom nobody asks to judge is not judged: it is the larger part of the time of a classical method.
  const asked = prior || judge || embeddings !== null;
  const models = asked ? open : { ...open, ports: { prior: null, judge: null } };
  const first = asked ? prepared : { ...prepared, judge: null };
  const places = new Map<string, number>(seeds.map(({ id }, i) => [id, i]));
  const pictures: ReceiptPicture[] = [];
  const bar = createProgressBar(seeds.length);
  for (const [origin, seed] of seeds.entries()) {
    bar.show(origin, method);
    const planned = { ...seed, slots: slotsOf(recipe, most).map((slot) => ({ ...slot, paths: {} })) };
    const expanded = await expandPlanned(planned, first, models, Infinity, recipe);
    for (const variant of expanded.variants) {
      const other = otherPictureOf(method, variant.how);
      // Made with a seed that was left out.
      if (other !== null && !places.has(other)) continue;
      const picture = pictureOfVariant(variant, {
        seed: { path: seed.image.path, label: seed.label },
        ...{ method, places, origin },
        softness: recipe.softLabels ?? 0,
        classes: prepared.plan.classes.length,
        side: net.side,
      });
      if (embeddings && variant.judged) embeddings.set(picture.path, variant.judged.embedding);
      const { dims, data } = variant.image;
      await tower?.add(picture.path, pixelTensor({ dims: [1, ...dims.slice(-3)], data }));
      pictures.push(picture);
    }
  }
  bar.clear();
  return pictures;
}
