/** @file What the judge compares images with: the names of the classes in play, as a class matrix. */

import { classIndex, type ImageId } from '../core/brands.ts';
import { partnersOf, partnersWanted, type Candidate } from '../core/run/partners.ts';
import { checkFit } from '../core/run/priorFit.ts';
import type { ResolvedRecipe } from '../core/run/recipe.ts';
import type { SetJudge } from '../core/run/setJudge.ts';
import { classMatrix, type ClassMatrix } from '../core/judge/classMatrix.ts';
import { fillPrompt } from '../packs/prompt.ts';
import { FailureError, failureOf } from '../core/failure.ts';
import { failure, success, type Result } from '../protocol/failure.ts';
import type { ImagineRequest, PartnerFiles, SeedFile, Sight } from '../protocol/models.ts';
import type { Context } from './context.ts';
import type { Background } from './recipe/background.ts';
import type { KnownExample, OnLearning } from './fitting.ts';
import { idOf } from './seeds/idOf.ts';
import { grownSeeds } from './seeds/selectors.ts';
import type { SeedImage, SeedsState } from './seeds/state.ts';
import { isSameSight, sightOfRun } from './sight.ts';

export interface Judging {
  /** Names of all classes, as `JudgingFacts` has them. */
  readonly names: readonly string[];
  /** Classes in play, as indices into `SeedsState.classes`: those with a seed that is not left out. */
  readonly active: readonly number[];
  readonly text: ClassMatrix;
  /** Template of the prompts that it was asked with. */
  readonly prompt: string;
}

/** Indices of the classes that the judge decides between. */
export function activeClasses(seeds: SeedsState): readonly number[] {
  const labels = new Set(grownSeeds(seeds).map(({ label }) => label));
  return seeds.classes.flatMap(({ key }, index) => (labels.has(key) ? [index] : []));
}

/** What the judge is asked about. */
export interface JudgingFacts {
  /** Names of all classes. */
  readonly names: readonly string[];
  /** Template of its prompts; `null` is its own. */
  readonly prompt: string | null;
  /** Classes in play, as indices into `names`. */
  readonly active: readonly number[];
}

/** What the judge is asked about with the present names and prompt. */
export const presentFacts = (seeds: SeedsState): JudgingFacts => ({
  names: seeds.classes.map(({ name }) => name),
  prompt: seeds.prompt,
  active: activeClasses(seeds),
});

/** Embeds the names of the classes in play; names it knows already are not embedded again. */
export async function openJudging(
  { engine, memory }: Context,
  { names, prompt: wanted, active }: JudgingFacts,
): Promise<Result<Judging>> {
  try {
    const own = wanted === null ? await engine.load() : null;
    if (own?.ok === false) return own;
    const prompt = wanted ?? own!.value.prompt;
    const prompts = active.map((index) => fillPrompt(prompt, names[index]!));
    const missing = [...new Set(prompts)].filter((text) => !memory.texts.has(text));
    if (missing.length > 0) {
      const embedded = await engine.embedTexts(missing);
      if (!embedded.ok) return embedded;
      missing.forEach((text, i) => memory.texts.set(text, embedded.value.rows[i]!));
      memory.logitScale = embedded.value.logitScale;
    }
    const rows = prompts.map((text) => memory.texts.get(text)!);
    return success({ names, active, prompt, text: classMatrix(rows, memory.logitScale) });
  } catch (error) {
    return failure(failureOf(error));
  }
}

/** Index of an image's class among those in play. */
export const labelOf = ({ label }: SeedImage, { active }: Judging, { classes }: SeedsState) =>
  classIndex(
    active.findIndex((index) => classes[index]!.key === label),
    active.length,
  );

/** An image of a class in play as the core knows it. */
export const candidateOf = (image: SeedImage, judging: Judging, seeds: SeedsState): Candidate => ({
  id: idOf(image),
  label: labelOf(image, judging, seeds),
});

/** The judge of the set, and what it has seen. */
export interface KnownSet {
  readonly judge: SetJudge;
  /** The judge's embeddings of the seeds that it knows. */
  readonly embeddings: ReadonlyMap<ImageId, Float32Array>;
  /** All seeds of the classes in play. */
  readonly seeds: readonly SeedImage[];
  /** Pictures of no class whose scenes may be taken. */
  readonly backgrounds: readonly Background[];
}

/**
 * The judge of the set, from the seeds that are embedded.
 *
 * @param images seeds of the classes in play.
 * @param recipe how much they count, and how they must have been seen.
 * @param backgrounds default: the present ones.
 * @param onLearning see `JudgeKeeper`.
 */
export async function setJudgeFor(
  { store, memory, analysis }: Context,
  judging: Judging,
  images: readonly SeedImage[],
  recipe: ResolvedRecipe,
  backgrounds: readonly Background[] = store.getState().recipe.backgrounds,
  onLearning?: OnLearning,
): Promise<KnownSet> {
  const known = examplesOf({ store, memory }, judging, images, sightOfRun(recipe));
  return {
    judge: await memory.judges.of(judging.text, known, recipe, analysis, onLearning),
    embeddings: new Map(known.map(({ key, embedding }) => [key, embedding])),
    seeds: images,
    backgrounds,
  };
}

/** Those seeds that are embedded with this sight, as the judge learns them. */
export function examplesOf(
  { store, memory }: Pick<Context, 'store' | 'memory'>,
  judging: Judging,
  images: readonly SeedImage[],
  sight: Sight,
): readonly (KnownExample & { readonly key: ImageId })[] {
  const { seeds } = store.getState();
  const seen = isSameSight(memory.space, sight);
  return images.flatMap((image) => {
    const known = seen ? memory.seeds.get(image.id) : undefined;
    const label = labelOf(image, judging, seeds);
    if (!known) return [];
    const { embedding, views } = known;
    return [{ key: image.id, id: idOf(image), embedding, label, ...(views && { views }) }];
  });
}

/** What differs between the requests for one seed. */
export type RequestDetails = Pick<ImagineRequest, 'slots' | 'exactly' | 'unusedFrom' | 'images' | 'live'>;

/** Everything the worker needs to imagine one seed. */
export async function requestFor(
  context: Context,
  id: ImageId,
  recipe: ResolvedRecipe,
  judging: Judging,
  set: KnownSet,
  details: RequestDetails,
): Promise<ImagineRequest> {
  const { seeds } = context.store.getState();
  const image = seeds.images.get(id);
  if (!image) throw new FailureError({ code: 'file-gone', path: id });
  checkFit(recipe, context.store.getState().recipe.limits.priorKind);
  const label = labelOf(image, judging, seeds);
  const embedding = set.embeddings.get(id);
  const seed = await fileOf(context, image);
  return {
    seed,
    label,
    className: judging.names[judging.active[label]!]!,
    recipe,
    classes: set.judge.classesFor(id),
    ...(embedding && { embedding }),
    partners: await partnersFor(context, { id: seed.id, label }, recipe, judging, set, details),
    ...details,
  };
}

/** The file of a seed, with where its square lies and what was drawn on its mask. */
export async function fileOf({ blobs }: Context, image: SeedImage): Promise<SeedFile> {
  const file = await blobs.get(image.original);
  if (!file) throw new FailureError({ code: 'file-gone', path: image.id });
  const { crop, mask } = image;
  return { id: idOf(image), file, ...(crop !== undefined && { crop }), ...(mask && { mask }) };
}

async function backgroundFile({ blobs }: Context, { id, picture }: Background): Promise<SeedFile> {
  const file = await blobs.get(picture);
  // A project that came as a zip has none: they are there again as soon as the same folder is chosen.
  if (!file) throw new FailureError({ code: 'file-gone', path: id });
  return { id, file };
}

/** The files of the seeds that variants are made with; where the recipe selects, any of its tries may need one. */
async function partnersFor(
  context: Context,
  seed: Candidate,
  recipe: ResolvedRecipe,
  judging: Judging,
  { seeds: images, backgrounds }: KnownSet,
  { slots, unusedFrom }: RequestDetails,
): Promise<readonly PartnerFiles[]> {
  const wanted = partnersWanted(recipe, slots, unusedFrom);
  if (wanted.length === 0) return [];
  const { seeds } = context.store.getState();
  const candidates = images.map((image) => ({ image, ...candidateOf(image, judging, seeds) }));
  return Promise.all(
    wanted.map(async (one) => ({
      ...one,
      files: await Promise.all(
        partnersOf(recipe.runSeed, seed, one, candidates, backgrounds).map(async (of) =>
          'image' in of
            ? { ...(await fileOf(context, of.image)), label: of.label }
            : { ...(await backgroundFile(context, of)), label: null },
        ),
      ),
    })),
  );
}
