/** @file Everything that a receipt is made of, from the state: the same pictures in the same order as the command takes from an export. */

import { imageId, type ImageId, runSeed } from '../../core/brands.ts';
import { FailureError, type Failure } from '../../core/failure.ts';
import { unitFloat32 } from '../../core/judge/embedding.ts';
import type { MethodId } from '../../core/methods/table.ts';
import { DEFAULT_WIDTHS } from '../../core/classifiers/kinds.ts';
import { armOf, needsOfArms, type PoolId } from '../../core/receipt/arms.ts';
import { copyNotes, togetherNotes, type ReceiptNote } from '../../core/receipt/notes.ts';
import { BATCH, FOLDS, type TestWith } from '../../core/receipt/protocol.ts';
import { amongClasses, otherPictureOf } from '../../core/receipt/variants.ts';
import type { GrownIn, Receipt } from '../../core/receipt/receipt.ts';
import { planRun } from '../../core/run/plan.ts';
import { DEFAULT_RECIPE, partOf, resolveRecipe, stretchOf } from '../../core/run/recipe.ts';
import { softLabel } from '../../core/run/softLabel.ts';
import { sha256 } from '../../core/bytes/sha256.ts';
import { bytesOf } from '../../core/bytes/utf8.ts';
import { copiesInSteps, groupsInSteps } from '../../evaluation/likeness.ts';
import { failure, success, type Result } from '../../protocol/failure.ts';
import type { Loaded } from '../../protocol/models.ts';
import type { ReceiptFile, ReceiptSeed, ReceiptWork } from '../../protocol/receipt.ts';
import type { Context } from '../context.ts';
import { isSameSpace, spaceOf } from '../embedding.ts';
import type { ImageKey } from '../ids.ts';
import { openJudging, presentFacts } from '../judging.ts';
import type { PickRecord } from '../picks/state.ts';
import { suggestionsOf } from '../recipe/state.ts';
import { decisionOf } from '../review/selectors.ts';
import type { RunState, VariantRecord } from '../run/state.ts';
import { bringBack } from '../seeds/embed.ts';
import { withAll } from '../seeds/resting.ts';
import { keptImages } from '../seeds/selectors.ts';
import { betweenEvents } from '../yieldToEvents.ts';
import { isMadeThere, picksOf, variantsOf, variantsOfRun } from './selectors.ts';
import type { KeptClassifier, ReceiptChoice } from './state.ts';

export interface Gathered {
  readonly work: ReceiptWork;
  /** What the receipt says of it beside its figures. */
  readonly facts: Pick<Receipt, 'source' | 'classes' | 'seeds' | 'tests' | 'recipe' | 'grown' | 'packs' | 'notes'>;
  /** Of the network that it leaves. */
  readonly classifier: Omit<KeptClassifier, 'arm'>;
}

/** Side of the pictures that the network sees, in pixels. */
const SIDE = 64;
/** Files that are in memory at a time while they are embedded. */
const EMBEDDED = 16;

/**
 * Gathers the pictures of a receipt.
 *
 * @param onProgress called while pictures are looked at.
 */
export async function gather(
  context: Context,
  choice: ReceiptChoice,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<Gathered>> {
  const { store, engine, blobs } = context;
  const opened = await engine.load();
  if (!opened.ok) return opened;
  const loaded = opened.value;
  const state = store.getState();
  const settings = state.run.settings ?? state.recipe.settings;
  const stretch = stretchOf(settings);
  const images = keptImages(state.seeds)
    .map((image) => ({ path: image.id, split: image.split, label: image.label, image }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const plan = planRun(images, settings, () => 0);
  const { classes } = plan;
  if (classes.length < 2) return failure({ code: 'too-few-classes', classes: classes.length });
  const tested = plan.kept.filter(({ label }) => classes.includes(label));
  const found = (['test', 'val'] as const).find((one) => tested.some(({ split }) => split === one));
  const test: TestWith = found ? { kind: 'split', split: found } : { kind: 'folds', folds: FOLDS };
  const held = tested.filter(({ split }) => split === found);

  const fileOf = async (image: ImageKey): Promise<Blob> => {
    const file = await blobs.get(image);
    if (!file) throw new FailureError({ code: 'file-gone', path: image });
    return file;
  };
  const seeds: ReceiptSeed[] = [];
  for (const [i, { image, id, label }] of plan.seeds.entries()) {
    const file = await fileOf(image.image.original);
    const { crop } = image.image;
    seeds.push({
      ...{ path: image.path, id, label, soft: null, origins: [i], k: 0, file },
      ...(crop !== undefined && { crop }),
    });
  }
  const tests: ReceiptFile[] = [];
  for (const { path, label, image } of held) {
    const file = await fileOf(image.original);
    tests.push({ path, label: classes.indexOf(label), soft: null, origins: [], k: 0, file });
  }
  const places = new Map<ImageId, number>(plan.seeds.map(({ image }, i) => [image.path, i]));
  const names = new Map<string, string>(state.seeds.classes.map(({ key, name }) => [key, name]));
  const byId = new Map<string, number>(plan.seeds.map(({ id }, i) => [id, i]));
  const keys = state.seeds.classes.map(({ key }) => key);
  const backgrounds = new Set<string>((state.run.backgrounds ?? []).map(({ id }) => id));
  async function toFile(variant: VariantRecord): Promise<ReceiptFile | null> {
    const place = places.get(variant.seed);
    if (place === undefined) return null;
    const made = otherPictureOf(variant.how.method, variant.how);
    const other = made === null ? undefined : byId.get(made);
    // Made with a seed that does not take part any more. A background is no seed, and is held out with nobody.
    if (made !== null && other === undefined && !backgrounds.has(made)) return null;
    const { relabel } = decisionOf(state.review.decisions, variant.slot);
    const key = relabel ?? state.seeds.images.get(variant.seed)!.label;
    const label = classes.indexOf(key);
    if (label < 0) return null;
    const own = keys.indexOf(key);
    const { mixture, probabilities } = variant;
    const shares = softLabel({ label: own, mixture, probabilities }, settings.softLabels ?? 0, keys.length);
    const soft = shares && amongClasses(shares, keys, classes);
    const origins = other === undefined ? [place] : [place, other];
    return { path: variant.slot, label, soft, origins, k: variant.k, file: await fileOf(variant.image) };
  }
  /** Real, and of no seed: it is held out with nobody. */
  async function pickToFile({ slot, label: own, image }: PickRecord): Promise<ReceiptFile | null> {
    const label = classes.indexOf(decisionOf(state.review.decisions, slot).relabel ?? own);
    return label < 0 ? null : { path: slot, label, soft: null, origins: [], k: 1, file: await fileOf(image) };
  }
  const arms = choice.arms.flatMap((id) => armOf(id) ?? []);
  const needs = needsOfArms(arms);
  const pools: [PoolId, readonly ReceiptFile[]][] = [];
  const makes: MethodId[] = [];
  for (const pool of needs.pools) {
    const own = pool === 'picked' ? picksOf(state).map(pickToFile) : variantsOf(state, pool).map(toFile);
    if (own.length > 0) pools.push([pool, (await Promise.all(own)).flatMap((file) => file ?? [])]);
    else if (isMadeThere(pool)) makes.push(pool as MethodId);
    else return failure({ code: 'no-variants', pool });
  }

  // Near-copies are looked for, whether an arm asks the judge or not: a test that was seen in training praises remembering.
  const taught = arms.some(({ work }) => work.kind === 'trained' && work.teacher && work.pool !== null);
  const looked = [...seeds, ...tests, ...(taught ? pools.flatMap(([, own]) => own) : [])];
  const embedded = await withAll(context, () => embed(context, loaded, looked, stretch, onProgress, signal));
  if (!embedded.ok) return embedded;
  const embeddings = embedded.value;
  const judging = await openJudging(context, presentFacts(state.seeds));
  if (!judging.ok) return judging;
  const unitOf = ({ path }: ReceiptFile) => unitFloat32(embeddings.get(path)!);
  const groups = await betweenEvents(groupsInSteps(seeds.map(unitOf)));
  const copies = await betweenEvents(copiesInSteps(seeds.map(unitOf), tests.map(unitOf)));
  const pickedByAll = !found && pools.some(([pool]) => pool === 'picked');
  const notes: readonly ReceiptNote[] = [
    ...copyNotes(copies.length, false),
    ...(found ? [] : togetherNotes(groups)),
    ...(pickedByAll ? [{ code: 'picked-by-all' } as const] : []),
  ];

  const variants = variantsOfRun(state.run);
  const asked = {
    ...choice,
    ...{ seed: runSeed(0), test, variants, batch: BATCH, tune: false },
    net: { kind: 'residual', width: DEFAULT_WIDTHS.residual, side: SIDE } as const,
  };
  const recipeOf = (method: MethodId) =>
    resolveRecipe(
      { ...DEFAULT_RECIPE, runSeed: asked.seed, variants, parts: [partOf(method)] },
      suggestionsOf(state.recipe.limits),
    );
  const device = state.engine.device?.device ?? 'wasm';
  const name = JSON.stringify({
    ...{ project: state.project.info?.id, asked, classes, device, makes, groups, stretch },
    pictures: images.map(({ image, label, split }) => [
      image.sha256,
      label,
      split,
      ...(image.crop === undefined ? [] : [image.crop]),
    ]),
    variants: pools.map(([pool, own]) => [pool, own.map(({ path, label }) => [path, label])]),
    made: [state.run.made, [...state.run.variants.values()].map(({ number }) => number)],
  });
  const countBy = (files: readonly ReceiptFile[]) =>
    classes.map((_, c) => files.filter(({ label }) => label === c).length);
  const expands = pools.some(([pool]) => pool === 'expansion' || pool === 'accepted');
  return success({
    work: {
      project: state.project.info?.id ?? '',
      key: await sha256(bytesOf(name)),
      ...{ device, classes, seeds, groups, pools, asked },
      tests: found ? tests : null,
      makes: makes.map((method) => ({ pool: method, method, recipe: recipeOf(method) })),
      judge: needs.judge ? { text: judging.value.text, embeddings } : null,
      framing: loaded.framing,
      stretch,
    },
    classifier: { labels: classes.map((key) => names.get(key) ?? key), square: loaded.framing.width },
    facts: {
      source: state.seeds.source?.name ?? '',
      classes,
      seeds: countBy(seeds),
      tests: countBy(found ? tests : seeds),
      recipe: expands ? settings : null,
      ...(pools.some(([pool]) => pool !== 'picked') && { grown: grownIn(state.run) }),
      packs: loaded.packs.map(({ role, id, version, sha256: digest }) => ({ role, id, version, sha256: digest })),
      notes,
    },
  });
}

/** The run as it is called now: a receipt keeps that. */
const grownIn = ({ made, name }: RunState): GrownIn => ({ made, ...(name !== undefined && { name }) });

/** The judge's embeddings at the preferred side, by path; what is known is not made again. */
async function embed(
  context: Context,
  { framing }: Loaded,
  files: readonly ReceiptFile[],
  stretch: number,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<string, Float32Array>>> {
  const { engine, memory, store } = context;
  const sight = { side: framing.width, stretch };
  const space = spaceOf(store.getState().engine, sight);
  const known = new Map<string, Float32Array>();
  const { images } = store.getState().seeds;
  const ownSeeds = files.flatMap(({ path }) => images.get(imageId(path)) ?? []);
  await bringBack(context, ownSeeds, signal);
  for (const { path } of files) {
    const seen = isSameSpace(memory.space, space) ? memory.seeds.get(imageId(path)) : undefined;
    if (seen) known.set(path, seen.embedding);
  }
  const missing = files.filter(({ path }) => !known.has(path));
  for (let from = 0; from < missing.length; from += EMBEDDED) {
    onProgress(from, missing.length);
    const broken: Failure[] = [];
    const some = missing.slice(from, from + EMBEDDED).map(({ path, file, crop }) => ({
      ...{ id: imageId(path), file },
      ...(crop !== undefined && { crop }),
    }));
    const result = await engine.embedSeeds(
      some,
      sight,
      (id, embedding) => {
        if (embedding.ok) known.set(id, embedding.value);
        else broken.push(embedding.error);
      },
      signal,
    );
    if (!result.ok) return result;
    if (broken[0]) return { ok: false, error: broken[0] };
  }
  return success(known);
}
