/**
 * @file Guided imagination of one seed.
 *
 *     f'_i = P_{f,eps}((1 + z_i) f + b_i),  z_i ~ U(0,1), b_i ~ N(0,1);  z, b <- steps towards a larger S;  x'_i = G(f'_i)
 *
 * Zhang et al., "Expanding Small-Scale Datasets with Guided Imagination", NeurIPS 2023, Section 4 and algorithm 1. As in the
 * released code, the gradient is taken before the projection, which is applied to the result.
 */

import type { ClassMatrix } from '../judge/classMatrix.ts';
import type { Noise } from '../latent/noise.ts';
import { evaluate, standsAlone, type Criterion, type Evaluation } from '../objective/objective.ts';
import { climb, climberAt, type Climber } from '../update/climber.ts';
import { updateOf } from '../update/rule.ts';
import type { Update } from '../update/update.ts';
import { finish, joined, type Finished } from './finish.ts';
import { approach, guide, type Approach, type Guided } from './guide.ts';
import { embedSeed } from './look.ts';
import { indicesOf, partsOf, type Part } from './parts.ts';
import type { Models } from './ports.ts';
import { checkRecipe, type Recipe } from './recipe.ts';
import { readSeed, type Seed, type SeedReading } from './seed.ts';
import { startOf, startOfSome, type Start } from './start.ts';
import { finishedVariants, type SeedExpansion, type Variant } from './variant.ts';

/**
 * What happens while a seed is expanded: one `seed`; one `step` a guidance step; one `variant` for each, before the last `step`
 * where they can be guided one after the other.
 */
export type ImagineEvent =
  | { readonly kind: 'seed'; readonly reading: SeedReading }
  | {
      readonly kind: 'step';
      /** From 0. */
      readonly step: number;
      /** The objective where the gradient is taken. */
      readonly evaluation: Evaluation;
      /** The objective of the images that stopping here would give; only on request, it costs a look more. */
      readonly projected?: Evaluation;
      /** Every variant's noise before the step, and the objective's gradient for it. */
      readonly noise: readonly Noise[];
      readonly gradients: readonly Noise[];
    }
  | {
      readonly kind: 'variant';
      /** From 0, in the order of the stream numbers. */
      readonly index: number;
      /** All but its diversity: some of its siblings may not be made yet. */
      readonly variant: Omit<Variant, 'diversity'>;
    };

export interface ImagineOptions {
  /** Most variants in memory at a time; the result does not depend on it. Default: all. */
  readonly batch?: number;
  /** Evaluate the projected latents at every step too, for those who watch. Default: false. */
  readonly watch?: boolean;
  /** Stream numbers of the variants. Default: 0 to K - 1; others regrow single slots. */
  readonly numbers?: readonly number[];
  /** Noise to start from, one a variant, instead of what the streams give: to go on from an earlier result. */
  readonly noise?: readonly Noise[];
}

/**
 * Expands one seed into K variants.
 *
 * A generator: the caller draws the events as they come, and cancels by not asking for the next.
 *
 * @param seed image, label, id.
 * @param recipe all settings; `steps: 0` gives the unguided twins, from the same noise.
 * @param models prior and judge.
 * @param classes what the judge compares with: text embeddings, or these blended with prototypes without this seed.
 * @param options batch size, watching, stream numbers, first noise.
 * @returns the finished variants with their figures, those of the projected and decoded images.
 * @throws RangeError for a recipe that cannot be run, or a model that gives NaN.
 */
export async function* imagine(
  seed: Seed,
  recipe: Recipe,
  models: Models,
  classes: ClassMatrix,
  options: ImagineOptions = {},
): AsyncGenerator<ImagineEvent, SeedExpansion, void> {
  checkRecipe(recipe);
  const { batch = Infinity, watch = false, numbers = [...Array(recipe.variants).keys()] } = options;
  const embedding = seed.embedding ?? (await embedSeed(seed, models));
  const reading = readSeed(embedding, seed.label, classes, recipe.anchor);
  yield { kind: 'seed', reading };

  const criterion: Criterion = { ...recipe, classes, anchor: reading.anchor, seedEntropy: reading.entropy };
  const start = await startOf(seed, reading, models.prior, recipe, numbers);
  const search: Search = { start, recipe, update: updateOf(recipe.update), criterion, models, batch, watch };
  const first = (options.noise ?? start.noise).map((noise) => climberAt(noise, search.update, start.shape.count));
  const before = yield* climbTogether(search, first);
  const variantsOf = (indices: readonly number[], noise: readonly Noise[], made: Finished) => {
    const named = indices.map((i) => numbers[i]!);
    return finishedVariants(named, noise, startOfSome(start, indices), made, reading, seed.label);
  };
  const { noise, family } = yield* climbAndFinish(search, before, variantsOf);
  const variants = variantsOf([...numbers.keys()], noise, family);
  return { seed: reading, evaluation: family.evaluation, variants };
}

/** What stays the same from step to step. */
interface Search {
  readonly start: Start;
  readonly recipe: Recipe;
  readonly update: Update;
  readonly criterion: Criterion;
  readonly models: Models;
  readonly batch: number;
  readonly watch: boolean;
}

const noiseOf = (climbers: readonly Climber[]): readonly Noise[] => climbers.map(({ noise }) => noise);

/** All steps but the last: each variant's next one depends on where its siblings went. */
async function* climbTogether(
  search: Search,
  first: readonly Climber[],
): AsyncGenerator<ImagineEvent, readonly Climber[], void> {
  const { start, recipe, update, criterion, models, batch } = search;
  let climbers = first;
  for (let step = 0; step < recipe.steps - 1; step++) {
    const at = approach(start, noiseOf(climbers), recipe, criterion);
    const guided = await guide(at, { from: 0, to: climbers.length }, recipe, criterion, models, batch);
    yield await taken(search, step, at, guided);
    climbers = climbers.map((climber, i) => climb(climber, guided.gradients[i]!, update));
  }
  return climbers;
}

/**
 * The last step, part by part where variants stand alone, and the end of each part at once: nobody waits for the last picture to see
 * the first.
 */
async function* climbAndFinish(
  search: Search,
  before: readonly Climber[],
  variantsOf: (indices: readonly number[], noise: readonly Noise[], made: Finished) => readonly Variant[],
): AsyncGenerator<ImagineEvent, { readonly noise: readonly Noise[]; readonly family: Finished }, void> {
  const { start, recipe, update, criterion, models, batch } = search;
  const last = recipe.steps > 0 ? approach(start, noiseOf(before), recipe, criterion) : null;
  const all: Part = { from: 0, to: before.length };
  const guided: Guided[] = [];
  const finished: Finished[] = [];
  const noise = [...noiseOf(before)];
  for (const part of standsAlone(criterion) ? partsOf(all, batch) : [all]) {
    if (last) {
      const upwards = await guide(last, part, recipe, criterion, models, batch);
      upwards.gradients.forEach((gradient, j) => {
        noise[part.from + j] = climb(before[part.from + j]!, gradient, update).noise;
      });
      guided.push(upwards);
    }
    for (const few of partsOf(part, batch)) {
      const indices = indicesOf(few);
      const here = noise.slice(few.from, few.to);
      const made = await finish(startOfSome(start, indices), here, recipe.epsilon, criterion, models, batch);
      finished.push(made);
      for (const [j, variant] of variantsOf(indices, here, made).entries()) {
        yield { kind: 'variant', index: few.from + j, variant };
      }
    }
  }
  if (last) {
    const embeddings = guided.flatMap((part) => part.embeddings);
    const gradients = guided.flatMap((part) => part.gradients);
    yield await taken(search, recipe.steps - 1, last, { embeddings, gradients });
  }
  return { noise, family: joined(finished, criterion) };
}

/** What a step is reported with. */
async function taken(
  { start, recipe, criterion, models, batch, watch }: Search,
  step: number,
  { noise, points }: Approach,
  { embeddings, gradients }: Guided,
): Promise<ImagineEvent> {
  const evaluation = evaluate({ embeddings, latents: points }, criterion);
  const event = { kind: 'step', step, evaluation, noise, gradients } as const;
  if (!watch) return event;
  const { evaluation: projected } = await finish(start, noise, recipe.epsilon, criterion, models, batch);
  return { ...event, projected };
}
