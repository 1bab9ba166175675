/**
 * @file Selective expansion (Zhang et al. 2023, Section 3.2): sample without guidance, keep what the judge reads as the same
 * class with more uncertainty, until K variants of the seed are kept. It needs no gradients, and many more images.
 */

import type { ClassMatrix } from '../judge/classMatrix.ts';
import { argmax } from '../reals.ts';
import type { Criterion, VariantReading } from '../objective/objective.ts';
import { finish, joined, type Finished } from './finish.ts';
import { embedSeed, type Look } from './look.ts';
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
  let tried = 0;

  while (kept.length < recipe.variants && tried < candidates) {
    const tries = numbers.slice(tried, tried + batch);
    const part = startOfSome(start, tries);
    const { latents, seen, evaluation } = await finish(part, part.noise, recipe.epsilon, criterion, models, batch);
    const passed = tries.map((number, i): Candidate | null =>
      passes(evaluation.variants[i]!, criterion) ? { number, latents: [latents[i]!], seen: oneOf(seen, i) } : null,
    );
    kept.push(...passed.filter((candidate) => candidate !== null).slice(0, recipe.variants - kept.length));
    tried += tries.length;
    yield { kind: 'candidates', tried, kept: kept.length };
  }

  if (kept.length === 0) return { seed: reading, evaluation: NOTHING, variants: [], tried };
  const finished = joined(kept, criterion);
  const chosen = kept.map(({ number }) => number);
  const part = startOfSome(start, chosen);
  const variants = finishedVariants(chosen, part.noise, part, finished, reading, seed.label);
  return { seed: reading, evaluation: finished.evaluation, variants, tried };
}

/** A variant that passed; the diversity of those that are kept is that among them, whatever batch they came in. */
interface Candidate extends Omit<Finished, 'evaluation'> {
  readonly number: number;
}

/** A look at one of the variants. */
const oneOf = ({ embeddings, images }: Look, i: number): Look => ({
  embeddings: [embeddings[i]!],
  ...(images && { images: { dims: images.dims, rows: [images.rows[i]!] } }),
});

/** The paper's two criteria: the class to keep is the judge's first, and the entropy has grown. */
const passes = ({ probabilities, terms }: VariantReading, { anchor }: Criterion): boolean =>
  argmax(probabilities) === anchor && terms.entropy > 0;

const NOTHING = { terms: { consistency: 0, entropy: 0, diversity: 0 }, total: 0, variants: [] } as const;
