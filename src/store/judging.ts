/** @file What the judge compares images with: the names of the classes in play, as a class matrix. */

import { classIndex, type ImageId } from '../core/brands.ts';
import { seedId } from '../core/dataset/plan.ts';
import { classMatrix, type ClassMatrix } from '../core/judge/classMatrix.ts';
import { blendPrototypes, prototypesOf, type Prototypes } from '../core/judge/prototypes.ts';
import { fillPrompt } from '../packs/prompt.ts';
import { failureOf, success, type Result } from '../protocol/failure.ts';
import type { ImagineRequest } from '../protocol/models.ts';
import type { Context } from './context.ts';
import type { RecipeSettings } from './recipe/state.ts';
import { toRecipe } from './recipe/toRecipe.ts';
import { grownSeeds } from './seeds/selectors.ts';
import type { SeedImage, SeedsState } from './seeds/state.ts';

export interface Judging {
  /** Classes in play, as indices into `SeedsState.classes`: those with a seed that is not left out. */
  readonly active: readonly number[];
  readonly text: ClassMatrix;
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
  /** Template of its prompts. */
  readonly prompt: string;
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
  { names, prompt, active }: JudgingFacts,
): Promise<Result<Judging>> {
  try {
    const prompts = active.map((index) => fillPrompt(prompt, names[index]!));
    const missing = [...new Set(prompts)].filter((text) => !memory.texts.has(text));
    if (missing.length > 0) {
      const embedded = await engine.embedTexts(missing);
      if (!embedded.ok) return embedded;
      missing.forEach((text, i) => memory.texts.set(text, embedded.value.rows[i]!));
      memory.logitScale = embedded.value.logitScale;
    }
    const rows = prompts.map((text) => memory.texts.get(text)!);
    return success({ active, text: classMatrix(rows, memory.logitScale) });
  } catch (error) {
    return { ok: false, error: failureOf(error, 'invalid') };
  }
}

/** One value for every class, 0 for those that are not in play. */
export function overAllClasses(values: ArrayLike<number>, { active }: Judging, classes: number): readonly number[] {
  const all = new Array<number>(classes).fill(0);
  active.forEach((index, i) => (all[index] = values[i]!));
  return all;
}

/** Index of an image's class among those in play. */
export const labelOf = ({ label }: SeedImage, { active }: Judging, { classes }: SeedsState) =>
  classIndex(
    active.findIndex((index) => classes[index]!.key === label),
    active.length,
  );

/** What the seeds themselves tell the judge of their classes. */
export interface Guidance {
  readonly prototypes: Prototypes;
  /** The judge's embeddings that the prototypes are means of, by seed. */
  readonly embeddings: ReadonlyMap<ImageId, Float32Array>;
}

/**
 * Guidance from the seeds that are embedded.
 *
 * @param images seeds of the classes in play.
 * @param side of the squares that must have been embedded; there is no guidance from others.
 */
export function guidanceFor(
  { store, memory }: Context,
  judging: Judging,
  images: readonly SeedImage[],
  side: number,
): Guidance {
  const { seeds } = store.getState();
  const known = images.flatMap((image) => {
    const embedding = memory.side === side ? memory.seeds.get(image.id)?.embedding : undefined;
    return embedding ? [{ id: image.id, embedding, label: labelOf(image, judging, seeds) }] : [];
  });
  return {
    prototypes: prototypesOf(known, judging.active.length, judging.text.rows[0]!.length),
    embeddings: new Map(known.map(({ id, embedding }) => [id, embedding])),
  };
}

/** What differs between the requests for one seed. */
export type RequestDetails = Pick<ImagineRequest, 'images' | 'numbers' | 'live'>;

/**
 * Everything the worker needs to imagine one seed.
 *
 * @param guidance its prototypes are not used where the settings do not blend them in.
 */
export async function requestFor(
  { store, blobs }: Context,
  id: ImageId,
  settings: RecipeSettings,
  judging: Judging,
  { prototypes, embeddings }: Guidance,
  details: RequestDetails,
): Promise<ImagineRequest> {
  const { seeds } = store.getState();
  const image = seeds.images.get(id);
  const file = image && (await blobs.get(image.original));
  if (!image || !file) throw new Error(`Expected the file of ${id}, got none; read the folder again.`);
  const label = labelOf(image, judging, seeds);
  const embedding = embeddings.get(id);
  const classes = embedding
    ? blendPrototypes(judging.text, prototypes, settings.blend, { embedding, label })
    : judging.text;
  const seed = { id: seedId({ path: id, split: image.split, label: image.label }), file };
  return {
    seed,
    label,
    side: settings.side,
    recipe: toRecipe(settings),
    classes,
    ...(embedding && { embedding }),
    ...details,
  };
}
