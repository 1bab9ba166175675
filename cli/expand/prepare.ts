/** @file The first pass over a data set: which images can be read, what the judge sees in them, and what will be made. */

import type { PixelTensor } from '../../src/core/brands.ts';
import type { Stroke } from '../../src/core/mask/correct.ts';
import { sha256 } from '../../src/core/bytes/sha256.ts';
import { nothingToGrow } from '../../src/core/dataset/nothingToGrow.ts';
import { FailureError, reasonOf } from '../../src/core/failure.ts';
import type { LeftOut } from '../../src/core/dataset/reasons.ts';
import type { Measures } from '../../src/core/image/measure.ts';
import { framingAt } from '../../src/core/image/framing.ts';
import { framePixels } from '../../src/core/image/pixels.ts';
import { isGrown } from '../../src/core/dataset/seedImages.ts';
import { planRun, type RunPlan } from '../../src/core/run/plan.ts';
import { resolveRecipe, stretchOf, type ResolvedRecipe } from '../../src/core/run/recipe.ts';
import { judgeHeadOf, misreadSeeds, type JudgeHead } from '../../src/core/run/judgeHead.ts';
import { setJudge, wantsViews, type SeenSeed, type SetJudge } from '../../src/core/run/setJudge.ts';
import { usesFewBits } from '../../src/core/image/stretch.ts';
import type { Dataset, DatasetImage } from '../lib/dataset.ts';
import { decodePicture } from '../lib/decode.ts';
import { createEmbedder, embedViews } from '../lib/embed.ts';
import { classCount, type ClassMatrix } from '../../src/core/judge/classMatrix.ts';
import { measurePicture } from '../lib/measurePicture.ts';
import type { ReadOptions } from '../../workers/images/readPicture.ts';
import { carryOn, type Carried } from './carry.ts';
import type { EarlierProject } from './earlierProject.ts';
import { openBackgrounds, type Background } from './backgrounds.ts';
import { sayWithoutAdapters, type ExpandModels } from './models.ts';
import type { PickedImage } from './picked.ts';
import type { ExpandOptions } from './options.ts';
import { warnOfCounts } from './topUps.ts';
import { warnOfBits } from './warnOfBits.ts';

/** What a run has before its first variant. */
export interface Prepared {
  readonly plan: RunPlan<DatasetImage>;
  /** What an earlier run has made; `null` where nothing goes on from one. */
  readonly carried: Carried | null;
  readonly recipe: ResolvedRecipe;
  /** `null` where nobody judges. */
  readonly judge: SetJudge | null;
  /** What is said of it; `null` where nobody judges. */
  readonly head: JudgeHead | null;
  /** The judge's embedding of every seed, by path; none where nobody judges. */
  readonly embeddings: ReadonlyMap<string, Float32Array>;
  /** What there is to say of every picture that can be read, by path. */
  readonly pictures: ReadonlyMap<string, PictureFacts>;
  /** How its pictures are read. */
  readonly readOptions: ReadOptions;
  /** What a person drew on the masks of pictures of an earlier project, by path. */
  readonly masks: ReadonlyMap<string, readonly Stroke[]>;
  /** Pictures of no class whose scenes may be taken. */
  readonly backgrounds: readonly Background[];
  /** Pictures out of folders without labels, those of an earlier run first; none before they are picked. */
  readonly picked: readonly PickedImage[];
  /** Files that are left out, each with its reason. */
  readonly refused: readonly LeftOut[];
  /** How many seeds the judge, without them, reads as another class than the folder says. */
  readonly misread: number;
}

/** A picture that was read. */
export interface PictureFacts extends Measures {
  readonly bytes: number;
  /** In pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** Of the file, hexadecimal. */
  readonly sha256: string;
  /** How many of 16 bits it uses; absent where that is nothing to speak of. */
  readonly usedBits?: number;
}

/** Whether none of the pictures that are grown has any colour. */
const areGrey = (grown: readonly DatasetImage[], pictures: ReadonlyMap<string, PictureFacts>): boolean => {
  const read = grown.flatMap(({ path }) => pictures.get(path) ?? []);
  return read.length > 0 && read.every(({ grey }) => grey);
};

/** Who is told while the data set is read. */
export interface PrepareListener {
  readonly onProgress: (done: number, total: number) => void;
  readonly onWarning: (text: string) => void;
}

/**
 * Reads every seed once.
 *
 * @param dataset where the images are.
 * @param options of the command.
 * @param open prior and judge.
 * @param listener told of progress and of what a person should know.
 * @param project that is gone on with. Default: a data set is begun with.
 * @throws Error where nothing can be expanded, with the reason.
 */
export async function prepare(
  dataset: Dataset,
  options: ExpandOptions,
  open: ExpandModels,
  { onProgress, onWarning }: PrepareListener,
  project: EarlierProject | null = null,
): Promise<Prepared> {
  const grown = dataset.images.filter(isGrown);
  if (grown.length === 0)
    throw new FailureError(nothingToGrow(options.input, dataset.images.length, dataset.notes, dataset.refused));
  const refused: LeftOut[] = [...dataset.refused];
  const pictures = new Map<string, PictureFacts>();
  const readOptions = { stretch: stretchOf(options.recipe) };
  const usedBits: number[] = [];
  const embedder = open.ports.judge && createEmbedder(open.ports.judge);
  // Held-out pictures too: one that is damaged is known before anything is made, and not when it is copied.
  for (const [done, image] of dataset.images.entries()) {
    onProgress(done, dataset.images.length);
    try {
      const bytes = await image.read();
      const digest = await sha256(bytes);
      const decoded = await decodePicture(bytes, readOptions);
      if (isGrown(image)) usedBits.push(decoded.usedBits);
      const { width, height } = decoded.image;
      const few = usesFewBits(decoded.usedBits) && { usedBits: decoded.usedBits };
      const measures = await measurePicture(decoded.image);
      pictures.set(image.path, { bytes: bytes.length, width, height, sha256: digest, ...few, ...measures });
      if (isGrown(image))
        await embedder?.add(image.path, framePixels(decoded.image, framingAt(open.framing, image.crop)));
    } catch (error) {
      refused.push({ path: image.from, why: reasonOf(error) });
    }
  }
  const embeddings = (await embedder?.end()) ?? new Map<string, Float32Array>();

  const { plan, carried, recipe } = planOf(dataset, pictures, options, open, project, onWarning);
  if (plan.seeds.length === 0)
    throw new FailureError(nothingToGrow(options.input, plan.kept.length, dataset.notes, refused));
  warnOfClasses(dataset, plan, onWarning);
  warnOfCounts(plan, recipe, onWarning);
  const without = sayWithoutAdapters(open.ownAdapters, plan.classes.map(open.nameOf));
  if (without !== null) onWarning(without);
  const text = await open.classMatrix(plan.classes, onWarning);
  const backgrounds = await openBackgrounds(options.backgrounds, readOptions, onWarning);
  warnOfBits([...usedBits, ...backgrounds.map((one) => one.usedBits)], options.recipe, onWarning);
  const masks = masksOf(project);
  const read = { plan, carried, masks, recipe, embeddings, pictures, readOptions, backgrounds, picked: [], refused };
  if (!text) return { ...read, judge: null, head: null, misread: 0 };
  const seeds = seenSeeds(plan, embeddings);
  const judge = setJudge(text, await withViews(seeds, plan, text, recipe, open, readOptions), recipe);
  return { ...read, judge, head: judgeHeadOf(judge), misread: misreadSeeds(judge).length };
}

/**
 * What is to be made of the pictures that can be read.
 *
 * @param dataset where they are.
 * @param pictures what is known of each.
 * @param options of the command.
 * @param open the models.
 * @param project that is gone on with; `null` where a data set is begun with.
 * @param warn told where it cannot be gone on with.
 */
export function planOf(
  { images }: Pick<Dataset, 'images'>,
  pictures: Prepared['pictures'],
  { growLeaks, recipe: given }: Pick<ExpandOptions, 'growLeaks' | 'recipe'>,
  open: ExpandModels,
  project: EarlierProject | null,
  warn: (text: string) => void,
): Pick<Prepared, 'plan' | 'carried' | 'recipe'> {
  const digests = images.flatMap((image) => {
    const picture = pictures.get(image.path);
    return picture ? [{ ...image, sha256: picture.sha256 }] : [];
  });
  const leaked = growLeaks
    ? new Set<string>()
    : leakedPaths(digests.map((image) => ({ ...image, held: !isGrown(image) })));
  const readable = images
    .filter(({ path }) => pictures.has(path))
    // A training picture that is a test picture too is kept, and not grown without a yes.
    .map((image) => (isGrown(image) && leaked.has(image.path) ? { ...image, held: true } : image));
  const grey = given.grey === undefined && areGrey(readable.filter(isGrown), pictures);
  const recipe = resolveRecipe({ ...given, ...(grey && { grey }) }, open.suggestions);
  const asked = planRun(readable, recipe);
  const carried = project && carryOn(project, asked, recipe, open, warn);
  const plan = carried ? planRun(readable, recipe, ({ path }) => carried.get(path)!.slots) : asked;
  return { plan, carried, recipe };
}

/** Paths of pictures that are held out, or equal to one that is. */
export function leakedPaths(
  pictures: readonly { readonly path: string; readonly sha256: string; readonly held: boolean }[],
): ReadonlySet<string> {
  const heldOut = new Set(pictures.filter(({ held }) => held).map(({ sha256 }) => sha256));
  return new Set(pictures.filter((picture) => heldOut.has(picture.sha256)).map(({ path }) => path));
}

/** What a person drew on the masks of a project's pictures, by path. */
export const masksOf = (project: EarlierProject | null): Prepared['masks'] =>
  new Map((project?.document.images ?? []).flatMap(({ id, mask }) => (mask ? [[id, mask]] : [])));

/** The seeds of a plan as the judge has seen them. */
export const seenSeeds = ({ seeds }: RunPlan<DatasetImage>, embeddings: Prepared['embeddings']): readonly SeenSeed[] =>
  seeds.map(({ image: { path: key }, id, label }) => ({ key, id, label, embedding: embeddings.get(key)! }));

/** Seeds whose other views are in memory at a time. */
const VIEWED = 8;

/** Seeds with their other views, where the judge wants to see them. */
async function withViews(
  seeds: readonly SeenSeed[],
  plan: RunPlan<DatasetImage>,
  text: ClassMatrix,
  recipe: ResolvedRecipe,
  open: ExpandModels,
  readOptions: ReadOptions,
): Promise<readonly SeenSeed[]> {
  const { judge } = open.ports;
  if (!judge || !wantsViews(seeds, classCount(text), recipe)) return seeds;
  const viewed: SeenSeed[] = [];
  for (let from = 0; from < seeds.length; from += VIEWED) {
    const pictures: PixelTensor[] = [];
    for (const { image } of plan.seeds.slice(from, from + VIEWED)) {
      pictures.push(await readPixels(image, open, readOptions));
    }
    const views = await embedViews(judge, pictures);
    viewed.push(...seeds.slice(from, from + VIEWED).map((seed, i) => ({ ...seed, views: views[i]! })));
  }
  return viewed;
}

/** A seed's pixels as the methods take them. */
export async function readPixels(
  image: Pick<DatasetImage, 'read' | 'crop'>,
  { framing }: Pick<ExpandModels, 'framing'>,
  readOptions: ReadOptions,
): Promise<PixelTensor> {
  return framePixels((await decodePicture(await image.read(), readOptions)).image, framingAt(framing, image.crop));
}

function warnOfClasses(dataset: Dataset, plan: RunPlan, warn: (text: string) => void): void {
  const named = new Set(dataset.images.filter(isGrown).map(({ label }) => label));
  for (const label of named) {
    if (!plan.classes.includes(label)) warn(`class "${label}" has no image that can be read and is left out`);
  }
  if (plan.classes.length === 1) {
    warn(`"${plan.classes[0]!}" is the only class: the judge has nothing to tell it from`);
  }
}
