/**
 * @file Guided imagination of one seed.
 *
 *     f'_i = P_{f,eps}((1 + z_i) f + b_i),  z_i ~ U(0,1), b_i ~ N(0,1);  z, b <- steps towards a larger S;  x'_i = G(f'_i)
 *
 * Zhang et al., "Expanding Small-Scale Datasets with Guided Imagination", NeurIPS 2023, Section 4 and algorithm 1. The search is
 * free: the projection to the ball is applied to its result. Where its gradient is taken is a setting.
 */

import type { ClassMatrix } from '../judge/classMatrix.ts';
import type { Noise } from '../latent/noise.ts';
import { evaluate, standsAlone, type Criterion, type Evaluation } from '../objective/objective.ts';
import { initOptimiser, optimiserStep, type OptimiserState } from '../update/optimiser.ts';
import { updateOf } from '../update/rule.ts';
import type { Update } from '../update/update.ts';
import { finish, joined, type Finished } from './finish.ts';
import { guidanceStep, pointsAt, type Points, type StepGradient } from './guidanceStep.ts';
import { embedSeed } from './embedImages.ts';
import { indicesOf, partsOf, type Part } from './parts.ts';
import type { Models } from './ports.ts';
import { searchOfSome, type Search } from './search.ts';
import { checkImagineSettings, type ImagineSettings } from './settings.ts';
import { readSeed, type Seed, type SeedReading } from './seed.ts';
import { startOf } from './start.ts';
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
 * @param settings all of them; `steps: 0` gives the unguided twins, from the same noise.
 * @param models prior and judge.
 * @param classes what the judge compares with: text embeddings, or these blended with prototypes without this seed.
 * @param options batch size, watching, stream numbers, first noise.
 * @returns the finished variants with their figures, those of the projected and decoded images.
 * @throws RangeError for settings that cannot be run, or a model that gives NaN.
 */
export async function* imagine(
  seed: Seed,
  settings: ImagineSettings,
  models: Models,
  classes: ClassMatrix,
  options: ImagineOptions = {},
): AsyncGenerator<ImagineEvent, SeedExpansion, void> {
  checkImagineSettings(settings);
  const { batch = Infinity, watch = false, numbers = [...Array(settings.variants).keys()] } = options;
  const embedding = seed.embedding ?? (await embedSeed(seed, models));
  const reading = readSeed(embedding, seed.label, classes, settings.anchor);
  yield { kind: 'seed', reading };

  const criterion: Criterion = { ...settings, classes, anchor: reading.anchor, seedEntropy: reading.entropy };
  const start = await startOf(seed, reading, models.prior, settings, numbers);
  const search: Search = { start, settings, criterion, models, batch };
  const guidance: Guidance = { search, steps: settings.steps, update: updateOf(settings.update), watch };
  const first = (options.noise ?? start.noise).map((noise) => initOptimiser(noise, guidance.update));
  const before = yield* stepTogether(guidance, first);
  const variantsOf = (indices: readonly number[], noise: readonly Noise[], made: Finished) => {
    const named = indices.map((i) => numbers[i]!);
    return finishedVariants(named, noise, searchOfSome(search, indices), made, { reading, label: seed.label });
  };
  const { noise, family } = yield* stepAndFinish(guidance, before, variantsOf);
  const variants = variantsOf([...numbers.keys()], noise, family);
  return { seed: reading, evaluation: family.evaluation, variants };
}

/** A search and how it goes on. */
interface Guidance {
  readonly search: Search;
  readonly steps: number;
  readonly update: Update;
  readonly watch: boolean;
}

const noiseOf = (states: readonly OptimiserState[]): readonly Noise[] => states.map(({ noise }) => noise);

/** All steps but the last: each variant's next one depends on where its siblings went. */
async function* stepTogether(
  guidance: Guidance,
  first: readonly OptimiserState[],
): AsyncGenerator<ImagineEvent, readonly OptimiserState[], void> {
  const { search, steps, update } = guidance;
  let states = first;
  for (let step = 0; step < steps - 1; step++) {
    const at = pointsAt(search, noiseOf(states));
    const towards = await guidanceStep(search, at, { from: 0, to: states.length });
    yield await stepEvent(guidance, step, at, towards);
    states = states.map((state, i) => optimiserStep(state, towards.gradients[i]!, update));
  }
  return states;
}

/**
 * The last step, part by part where variants stand alone, and the end of each part at once: nobody waits for the last picture to see
 * the first.
 */
async function* stepAndFinish(
  guidance: Guidance,
  before: readonly OptimiserState[],
  variantsOf: (indices: readonly number[], noise: readonly Noise[], made: Finished) => readonly Variant[],
): AsyncGenerator<ImagineEvent, { readonly noise: readonly Noise[]; readonly family: Finished }, void> {
  const { search, steps, update } = guidance;
  const { criterion, batch } = search;
  const last = steps > 0 ? pointsAt(search, noiseOf(before)) : null;
  const all: Part = { from: 0, to: before.length };
  const steepest: StepGradient[] = [];
  const finished: Finished[] = [];
  const noise = [...noiseOf(before)];
  for (const part of standsAlone(criterion) ? partsOf(all, batch) : [all]) {
    if (last) {
      const towards = await guidanceStep(search, last, part);
      towards.gradients.forEach((gradient, j) => {
        noise[part.from + j] = optimiserStep(before[part.from + j]!, gradient, update).noise;
      });
      steepest.push(towards);
    }
    for (const few of partsOf(part, batch)) {
      const indices = indicesOf(few);
      const here = noise.slice(few.from, few.to);
      const made = await finish(searchOfSome(search, indices), here);
      finished.push(made);
      for (const [j, variant] of variantsOf(indices, here, made).entries()) {
        yield { kind: 'variant', index: few.from + j, variant };
      }
    }
  }
  if (last) {
    const embeddings = steepest.flatMap((part) => part.embeddings);
    const gradients = steepest.flatMap((part) => part.gradients);
    yield await stepEvent(guidance, steps - 1, last, { embeddings, gradients });
  }
  return { noise, family: joined(finished, criterion) };
}

/** What a step is reported with. */
async function stepEvent(
  { search, watch }: Guidance,
  step: number,
  { noise, latents }: Points,
  { embeddings, gradients }: StepGradient,
): Promise<ImagineEvent> {
  const evaluation = evaluate({ embeddings, latents }, search.criterion);
  const event = { kind: 'step', step, evaluation, noise, gradients } as const;
  if (!watch) return event;
  const { evaluation: projected } = await finish(search, noise);
  return { ...event, projected };
}
