/**
 * @file Guided imagination of one seed.
 *
 *     f'_i = P_{f,eps}((1 + z_i) f + b_i),  z_i ~ U(0,1), b_i ~ N(0,1);  z, b <- steps towards a larger S;  x'_i = G(f'_i)
 *
 * Zhang et al., "Expanding Small-Scale Datasets with Guided Imagination", NeurIPS 2023, Section 4 and algorithm 1. The search is
 * free: the projection to the ball is applied to its result. Where its gradient is taken is a setting.
 */

import type { ClassMatrix } from '../judge/classMatrix.ts';
import { channelSizes } from '../latent/channelSizes.ts';
import { holdNoise } from '../latent/holdNoise.ts';
import type { Noise } from '../latent/noise.ts';
import { evaluate, readingOf, standsAlone, type Criterion, type Evaluation } from '../objective/objective.ts';
import { initOptimiser, optimiserStep, type OptimiserState } from '../update/optimiser.ts';
import { updateOf } from '../update/rule.ts';
import type { Update } from '../update/update.ts';
import { bestStarts, type Candidate, type Choice } from './candidates.ts';
import { isEnough } from './lead.ts';
import { finish, joined, separated, type Finished, type FinishedOne } from './finish.ts';
import { guidanceStep, pointsAt, type Points, type StepGradient } from './guidanceStep.ts';
import { embedSeed } from './embedImages.ts';
import { partsOf, type Part } from './parts.ts';
import { heldOf, type Models } from './ports.ts';
import { searchFrom, searchOfSome, type Search } from './search.ts';
import type { Tensor } from '../tensor.ts';
import { checkImagineSettings, type ImagineSettings } from './settings.ts';
import { readSeed, type Seed, type SeedReading } from './seed.ts';
import { startOf } from './start.ts';
import { finishedVariants, type SeedExpansion, type Variant } from './variant.ts';

/**
 * What happens while a seed is expanded: one `seed`; one `step` for a choice among starts, and one a guidance step; one `variant` for each, before the last `step`
 * where they can be guided one after the other.
 */
export type ImagineEvent =
  | { readonly kind: 'seed'; readonly reading: SeedReading }
  | {
      readonly kind: 'step';
      /** From 0, among the guidance steps; a choice among starts comes before them, as 0 too. */
      readonly step: number;
      /** The objective where the gradient is taken. */
      readonly evaluation: Evaluation;
      /** What stopping here would give: its objective, and its images where the prior decodes any; only on request, it costs a look more. */
      readonly projected?: { readonly evaluation: Evaluation; readonly images?: readonly Tensor[] };
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

  const criterion = { ...criterionOf(settings, reading, classes), held: heldOf(models.prior) };
  const drawn = await startOf(seed, reading, models.prior, settings, numbers);
  const whole: Search = { start: drawn, settings, criterion, models, batch };
  const choice = options.noise ? null : await choiceOf(whole, settings);
  const chosen = choice?.chosen;
  // A variant may go on from a sibling's start: with that one's latent, where each has its own.
  const search = chosen ? searchFrom(whole, chosen) : whole;
  const variantsOf = (indices: readonly number[], noise: readonly Noise[], made: Finished) => {
    const named = indices.map((i) => numbers[i]!);
    return finishedVariants(named, noise, searchOfSome(search, indices), made, { reading, label: seed.label });
  };
  const update = updateOf(settings.update);
  const guidance: Guidance = { search, settings, update, watch, known: new Map(), variantsOf };
  if (choice && settings.candidates > 1)
    yield { ...choiceEvent(drawn.noise, choice), ...(watch && { projected: await lookAt(whole, drawn.noise) }) };
  if (chosen) yield* finishLeaders(guidance, chosen);
  const first = options.noise ?? chosen?.map(({ noise }) => noise) ?? drawn.noise;
  const before = yield* stepTogether(
    guidance,
    first.map((noise) => initOptimiser(noise, update)),
  );
  const { noise, family } = yield* stepAndFinish(guidance, before);
  const variants = variantsOf([...numbers.keys()], noise, family);
  return { seed: reading, evaluation: family.evaluation, variants };
}

/** What the judge chooses to start from; `null` where nobody has to look. */
async function choiceOf(search: Search, { candidates, lead, steps }: ImagineSettings): Promise<Choice | null> {
  return candidates === 1 && (lead === null || steps === 0) ? null : bestStarts(search, candidates, lead);
}

/** The choice as the first step: it leads from the first starts to the best. Nothing was followed, so there is no gradient. */
const choiceEvent = (noise: readonly Noise[], { before }: Choice): Extract<ImagineEvent, { kind: 'step' }> => ({
  kind: 'step',
  step: 0,
  evaluation: before,
  noise,
  gradients: noise.map(({ scale, offset }) => ({
    scale: new Float64Array(scale.length),
    offset: new Float64Array(offset.length),
  })),
});

/** What variants are sought for: the published terms, or a sureness in place of the class. */
function criterionOf(settings: ImagineSettings, reading: SeedReading, classes: ClassMatrix): Criterion {
  const { diversity, weights, sureness } = settings;
  const sought = { classes, diversity, anchor: reading.anchor, seedEntropy: reading.entropy };
  if (sureness === null) return { ...sought, weights };
  return {
    ...sought,
    weights: { ...weights, consistency: 0 },
    sureness: { probability: sureness, weight: weights.consistency },
  };
}

/** A search and how it goes on. */
interface Guidance {
  readonly search: Search;
  readonly settings: ImagineSettings;
  readonly update: Update;
  readonly watch: boolean;
  /** Variants that are good as they are, by index: nothing more is spent on them. */
  readonly known: Map<number, FinishedOne>;
  readonly variantsOf: (indices: readonly number[], noise: readonly Noise[], made: Finished) => readonly Variant[];
}

const noiseOf = (states: readonly OptimiserState[]): readonly Noise[] => states.map(({ noise }) => noise);

/** Starts that are good as they are end here; all of them, if no step follows. */
function* finishLeaders(
  { search, settings, known, variantsOf }: Guidance,
  chosen: readonly Candidate[],
): Generator<ImagineEvent, void, void> {
  for (const [i, { noise, made, leads }] of chosen.entries()) {
    if (settings.steps > 0 && !leads) continue;
    known.set(i, made);
    const [variant] = variantsOf([i], [noise], joined([made], search.criterion));
    yield { kind: 'variant', index: i, variant: variant! };
  }
}

/** The variants that are still searched for. */
const openOf = ({ known, search }: Guidance): number[] => [...search.start.latents.keys()].filter((i) => !known.has(i));

/** A step of some variants from where all of them are. */
async function stepOf(guidance: Guidance, at: Points, indices: readonly number[]): Promise<StepGradient> {
  const { search } = guidance;
  // Where siblings matter in the judge's eyes, those that stay are looked at too.
  if (standsAlone(search.criterion)) return guidanceStep(search, at, indices);
  const all = await guidanceStep(search, at, [...at.noise.keys()]);
  const pick = <Value>(values: readonly Value[]): Value[] => indices.map((i) => values[i]!);
  return { embeddings: pick(all.embeddings), gradients: pick(all.gradients) };
}

/** Where a step leads one variant. */
function moved(
  { search, settings, update }: Guidance,
  i: number,
  before: OptimiserState,
  gradient: Noise,
): OptimiserState {
  const { latents, shape } = search.start;
  const f = latents[i]!;
  const after = optimiserStep(
    before,
    gradient,
    update,
    settings.stepUnit === 'latent' ? channelSizes(f, shape) : undefined,
  );
  return settings.ballKept === 'end' ? after : { ...after, noise: holdNoise(after.noise, f, settings.epsilon, shape) };
}

/** All steps but the last: each variant's next one depends on where its siblings went. */
async function* stepTogether(
  guidance: Guidance,
  first: readonly OptimiserState[],
): AsyncGenerator<ImagineEvent, readonly OptimiserState[], void> {
  const { search, settings, known, variantsOf } = guidance;
  const states = [...first];
  for (let step = 0; step < settings.steps - 1; step++) {
    const open = openOf(guidance);
    if (open.length === 0) break;
    const at = pointsAt(search, noiseOf(states));
    const towards = await stepOf(guidance, at, open);
    yield await stepEvent(guidance, step, at, open, towards);
    for (const [j, i] of open.entries()) {
      const { probabilities } = readingOf(towards.embeddings[j]!, search.criterion);
      if (!isEnough(probabilities, search.criterion, settings.lead)) {
        states[i] = moved(guidance, i, states[i]!, towards.gradients[j]!);
        continue;
      }
      const made = await finish(searchOfSome(search, [i]), [states[i]!.noise]);
      known.set(i, made);
      const [variant] = variantsOf([i], [states[i]!.noise], made);
      yield { kind: 'variant', index: i, variant: variant! };
    }
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
): AsyncGenerator<ImagineEvent, { readonly noise: readonly Noise[]; readonly family: Finished }, void> {
  const { search, settings, known, variantsOf } = guidance;
  const { criterion, batch } = search;
  const open = openOf(guidance);
  const last = settings.steps > 0 && open.length > 0 ? pointsAt(search, noiseOf(before)) : null;
  const steepest: StepGradient[] = [];
  const noise = [...noiseOf(before)];
  const all: Part = { from: 0, to: open.length };
  for (const part of standsAlone(criterion) ? partsOf(all, batch) : [all]) {
    if (last) {
      const indices = open.slice(part.from, part.to);
      const towards = await stepOf(guidance, last, indices);
      for (const [j, i] of indices.entries()) noise[i] = moved(guidance, i, before[i]!, towards.gradients[j]!).noise;
      steepest.push(towards);
    }
    for (const few of partsOf(part, batch)) {
      const indices = open.slice(few.from, few.to);
      const here = indices.map((i) => noise[i]!);
      const made = await finish(searchOfSome(search, indices), here);
      separated(made).forEach((one, j) => known.set(indices[j]!, one));
      for (const [j, variant] of variantsOf(indices, here, made).entries()) {
        yield { kind: 'variant', index: indices[j]!, variant };
      }
    }
  }
  const finished = noise.map((_, i) => known.get(i)!);
  if (last) {
    const embeddings = steepest.flatMap((part) => part.embeddings);
    const gradients = steepest.flatMap((part) => part.gradients);
    yield await stepEvent(guidance, settings.steps - 1, last, open, { embeddings, gradients });
  }
  return { noise, family: joined(finished, criterion) };
}

/** What a step is reported with: where all variants are; those that are not moved have no gradient. */
async function stepEvent(
  { search, watch, known }: Guidance,
  step: number,
  { noise, latents }: Points,
  open: readonly number[],
  towards: StepGradient,
): Promise<ImagineEvent> {
  const { criterion } = search;
  const places = new Map(open.map((i, j) => [i, j]));
  const embeddings = noise.map((_, i) => {
    const j = places.get(i);
    return j === undefined ? known.get(i)!.embedded.embeddings[0]! : towards.embeddings[j]!;
  });
  const gradients = noise.map(({ scale, offset }, i) => {
    const j = places.get(i);
    if (j !== undefined) return towards.gradients[j]!;
    return { scale: new Float64Array(scale.length), offset: new Float64Array(offset.length) };
  });
  const evaluation = evaluate({ embeddings, latents }, criterion);
  const event = { kind: 'step', step, evaluation, noise, gradients } as const;
  return watch ? { ...event, projected: await lookAt(search, noise) } : event;
}

/** What a search would give that ended here. */
async function lookAt(search: Search, noise: readonly Noise[]) {
  const { evaluation, embedded } = await finish(search, noise);
  const { images } = embedded;
  return { evaluation, ...(images && { images: images.rows.map((data): Tensor => ({ dims: images.dims, data })) }) };
}
