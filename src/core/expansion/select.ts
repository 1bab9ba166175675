/**
 * @file Selective expansion (Zhang et al. 2023, Section 3.2): sample without guidance, keep what the judge reads as the same
 * class with more uncertainty, until K variants of the seed are kept. It needs no gradients, and many more images.
 */

import type { ClassMatrix } from '../judge/classMatrix.ts';
import { argmax } from '../reals.ts';
import { evaluate, type Criterion, type VariantReading } from '../objective/objective.ts';
import { finish, type Finished } from './finish.ts';
import { embedSeed } from './look.ts';
import type { Models } from './ports.ts';
import { checkRecipe, type Recipe } from './recipe.ts';
import { readSeed, type Seed, type SeedReading } from './seed.ts';
import { startOf, startOfSome } from './start.ts';
import { finishedVariants, type SeedExpansion } from './variant.ts';

export type SelectEvent =
  | { readonly kind: 'seed'; readonly reading: SeedReading }
  | { readonly kind: 'candidates'; readonly tried: number; readonly kept: number };

export interface SelectOptions {
  /** Candidates made at a time. Default: K. */
  readonly batch?: number;
  /** Most candidates to try; a seed whose variants never pass ends with fewer than K. Default: 10 K. */
  readonly candidates?: number;
}

export interface Selection extends SeedExpansion {
  /** How many candidates were made. */
  readonly tried: number;
}

/**
 * Expands one seed by selection.
 *
 * @param seed image, label, id.
 * @param recipe K, epsilon, run seed, anchor; its steps and weights are not used.
 * @param models prior and judge; their vector-Jacobian products are not used.
 * @param classes what the judge compares with.
 * @param options batch size and the limit of candidates.
 * @returns at most K variants, those that passed first, scored as guided ones are; `number` is the candidate's.
 */
export async function* select(
  seed: Seed,
  recipe: Recipe,
  models: Models,
  classes: ClassMatrix,
  options: SelectOptions = {},
): AsyncGenerator<SelectEvent, Selection, void> {
  checkRecipe(recipe);
  const { batch = recipe.variants, candidates = 10 * recipe.variants } = options;
  const reading = readSeed(seed.embedding ?? (await embedSeed(seed, models)), seed.label, classes, recipe.anchor);
  yield { kind: 'seed', reading };

  const criterion: Criterion = { ...recipe, classes, anchor: reading.anchor, seedEntropy: reading.entropy };
  const numbers = [...Array(candidates).keys()];
  // f is the same for all candidates: it is encoded once, and their noise is cheap.
  const start = await startOf(seed, reading, models.prior, recipe, numbers);
  const kept: Candidate[] = [];
  let imageDims: readonly number[] = [];
  let tried = 0;

  while (kept.length < recipe.variants && tried < candidates) {
    const tries = numbers.slice(tried, tried + batch);
    const part = startOfSome(start, tries);
    const { latents, seen, evaluation } = await finish(part, part.noise, recipe.epsilon, criterion, models, batch);
    imageDims = seen.images?.dims ?? [];
    const passed = tries.map((number, i): Candidate | null =>
      passes(evaluation.variants[i]!, criterion)
        ? { number, latent: latents[i]!, embedding: seen.embeddings[i]!, image: seen.images?.rows[i] ?? null }
        : null,
    );
    kept.push(...passed.filter((candidate) => candidate !== null).slice(0, recipe.variants - kept.length));
    tried += tries.length;
    yield { kind: 'candidates', tried, kept: kept.length };
  }

  if (kept.length === 0) return { seed: reading, evaluation: NOTHING, variants: [], tried };
  const finished = together(kept, imageDims, criterion);
  const chosen = kept.map(({ number }) => number);
  const part = startOfSome(start, chosen);
  const variants = finishedVariants(chosen, part.noise, part, finished, reading, seed.label);
  return { seed: reading, evaluation: finished.evaluation, variants, tried };
}

interface Candidate {
  readonly number: number;
  readonly latent: Float32Array;
  readonly embedding: Float32Array;
  readonly image: Float32Array | null;
}

/** Candidates of several batches as one set: their diversity is that among the kept. */
function together(kept: readonly Candidate[], imageDims: readonly number[], criterion: Criterion): Finished {
  const latents = kept.map(({ latent }) => latent);
  const embeddings = kept.map(({ embedding }) => embedding);
  const images = kept.flatMap(({ image }) => image ?? []);
  return {
    latents,
    seen: images.length > 0 ? { embeddings, images: { dims: imageDims, rows: images } } : { embeddings },
    evaluation: evaluate({ embeddings, latents }, criterion),
  };
}

/** The paper's two criteria: the class to keep is the judge's first, and the entropy has grown. */
const passes = ({ probabilities, terms }: VariantReading, { anchor }: Criterion): boolean =>
  argmax(probabilities) === anchor && terms.entropy > 0;

const NOTHING = { terms: { consistency: 0, entropy: 0, diversity: 0 }, total: 0, variants: [] } as const;
