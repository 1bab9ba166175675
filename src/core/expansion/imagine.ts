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
import { perturb, perturbBackward } from '../latent/perturb.ts';
import { projectToBall, projectToBallBackward } from '../latent/project.ts';
import { evaluateWithGradients, type Criterion, type Evaluation } from '../objective/objective.ts';
import { addScaled } from '../reals.ts';
import { climb, climberAt } from '../update/climber.ts';
import { updateOf } from '../update/rule.ts';
import { finish } from './finish.ts';
import type { Models } from './ports.ts';
import { embedSeed, look, lookBackward } from './look.ts';
import { checkRecipe, type Recipe } from './recipe.ts';
import { readSeed, type Seed, type SeedReading } from './seed.ts';
import { startOf, type Start } from './start.ts';
import { finishedVariants, type SeedExpansion } from './variant.ts';

/** What happens while a seed is expanded, in order: one `seed`, then one `step` a guidance step. */
export type ImagineEvent =
  | { readonly kind: 'seed'; readonly reading: SeedReading }
  | {
      readonly kind: 'step';
      /** From 0. */
      readonly step: number;
      /** The objective at the perturbed latents, before the projection: where the gradient is taken. */
      readonly evaluation: Evaluation;
      /** The objective of the images that stopping here would give; only on request, it costs a look more. */
      readonly projected?: Evaluation;
      /** Every variant's noise before the step, and the objective's gradient for it. */
      readonly noise: readonly Noise[];
      readonly gradients: readonly Noise[];
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
  const update = updateOf(recipe.update);
  let climbers = (options.noise ?? start.noise).map((noise) => climberAt(noise, update, start.shape.count));

  for (let step = 0; step < recipe.steps; step++) {
    const noise = climbers.map((climber) => climber.noise);
    const { evaluation, gradients } = await guide(start, noise, recipe, criterion, models, batch);
    const projected = watch
      ? { projected: (await finish(start, noise, recipe.epsilon, criterion, models, batch)).evaluation }
      : {};
    yield { kind: 'step', step, evaluation, ...projected, noise, gradients };
    climbers = climbers.map((climber, i) => climb(climber, gradients[i]!, update));
  }

  const noise = climbers.map((climber) => climber.noise);
  const finished = await finish(start, noise, recipe.epsilon, criterion, models, batch);
  return {
    seed: reading,
    evaluation: finished.evaluation,
    variants: finishedVariants(numbers, noise, start, finished, reading, seed.label),
  };
}

/** The objective where the recipe looks, and its gradient for the noise. */
async function guide(
  start: Start,
  noise: readonly Noise[],
  { gradientAt, epsilon }: Recipe,
  criterion: Criterion,
  models: Models,
  batch: number,
) {
  const perturbed = noise.map((n, i) => perturb(start.latents[i]!, n, start.shape));
  const points =
    gradientAt === 'projected' ? perturbed.map((f, i) => projectToBall(f, start.latents[i]!, epsilon)) : perturbed;
  const seen = await look(points, start.dims, models, batch, 'guide');
  const sight = { embeddings: seen.embeddings, latents: points };
  const { evaluation, gradients } = evaluateWithGradients(sight, criterion);
  const byJudge = await lookBackward(points, start.dims, seen, gradients.embeddings, models, batch);
  return {
    evaluation,
    gradients: gradients.latents.map((gradient, i) => {
      const f = start.latents[i]!;
      const towardsPoint = gradient.slice();
      addScaled(towardsPoint, byJudge[i]!, 1);
      const towardsPerturbed =
        gradientAt === 'projected' ? projectToBallBackward(perturbed[i]!, f, epsilon, towardsPoint) : towardsPoint;
      return perturbBackward(f, towardsPerturbed, start.shape);
    }),
  };
}
