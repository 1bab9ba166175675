/**
 * @file Guided imagination with an embedding prior (GIF-DALLE), and the same without guidance: the judge's embedding of the seed is
 * moved, by a gradient in closed form, and a decoder makes a picture of it (Zhang et al. 2023, Section 4.1).
 */

import { latentTensor } from '../brands.ts';
import { denoise } from '../diffusion/denoise.ts';
import { samplerRun } from '../diffusion/sampler.ts';
import { classLabels, type Unclip } from '../diffusion/unclip.ts';
import { inBatches, toBatch } from '../expansion/batches.ts';
import { imagine } from '../expansion/imagine.ts';
import { IMAGINE_DEFAULTS, type ImagineSettings } from '../expansion/settings.ts';
import type { Variant } from '../expansion/variant.ts';
import { LIMITS } from '../limits.ts';
import type { Evaluation } from '../objective/objective.ts';
import { normals } from '../random/stream.ts';
import { sizeOf } from '../tensor.ts';
import { DENOISING_STEPS, GUIDANCE_SCALE, PROMPTS } from './denoisingSettings.ts';
import { EPSILON, NEEDS_BOTH, SEARCH_FACTS, type SearchFacts } from './guided.ts';
import { judgedFamily } from './judged.ts';
import { method, type Family, type MethodEvent, type Ports, type Task } from './method.ts';
import type { SettingsOf } from './settings.ts';
import { WEIGHTS, weightsOf } from './weights.ts';

/** Where the class goes in a prompt. */
const PLACE = '{label}';

const DECODING = {
  epsilon: EPSILON,
  denoisingSteps: { ...DENOISING_STEPS, default: 20 },
  guidanceScale: { ...GUIDANCE_SCALE, default: 10 },
  noiseLevel: {
    kind: 'number',
    least: 0,
    most: LIMITS.denoisingSteps.most - 1,
    step: 1,
    default: 0,
    advanced: true,
    label: 'Noise of the embedding',
    help: 'A level of noise that the decoder is told of; more makes pictures less like the embedding.',
  },
  prompt: {
    ...PROMPTS.negativePrompt,
    default: `a photo of a ${PLACE}`,
    label: 'Prompt',
    help: `What the decoder is told beside the embedding; ${PLACE} is the class.`,
  },
  negativePrompt: PROMPTS.negativePrompt,
} as const;

const GUIDING = {
  ...DECODING,
  steps: {
    kind: 'number',
    least: LIMITS.steps.least,
    most: LIMITS.steps.most,
    step: 1,
    default: 1,
    label: 'Guidance steps',
    help: 'Steps of the noise along the gradient of the objective, which the judge gives without a model; one as released.',
  },
  stepSize: {
    kind: 'number',
    least: LIMITS.stepSize.least,
    most: LIMITS.stepSize.most,
    step: 0.01,
    default: 0.1,
    advanced: true,
    label: 'Step size',
    help: 'How far one step moves the noise.',
  },
  ...WEIGHTS,
} as const;

const FACTS = {
  prompt: { kind: 'text', label: 'Prompt' },
  noiseLevel: { kind: 'number', label: 'Noise of the embedding' },
  guidanceScale: { kind: 'number', label: 'Guidance scale' },
  ...SEARCH_FACTS,
} as const;

type Decoding = SettingsOf<typeof DECODING>;
type Search = Pick<ImagineSettings, 'steps' | 'update' | 'weights'>;

interface Facts extends SearchFacts {
  readonly prompt: string;
  readonly noiseLevel: number;
  readonly guidanceScale: number;
}

export const gifDalle = method({
  id: 'gif-dalle',
  title: 'Guided embedding',
  about: "Moves the judge's embedding of a picture so that it still reads as the class, and decodes a picture from it.",
  by: 'guided imagination on embeddings (GIF-DALLE)',
  priorKind: 'unclip',
  settings: GUIDING,
  facts: FACTS,
  needs: () => NEEDS_BOTH,
  expand: (task, settings, ports) =>
    imagineEmbeddings(
      task,
      settings,
      { steps: settings.steps, update: { kind: 'sign', size: settings.stepSize }, weights: weightsOf(settings) },
      ports,
    ),
});

export const dalle = method({
  id: 'dalle',
  title: 'Embedding without guidance',
  about:
    "Moves the judge's embedding of a picture at random and decodes a picture from it: the twin of guided embedding.",
  by: 'decoding embeddings without guidance',
  priorKind: 'unclip',
  settings: DECODING,
  facts: FACTS,
  needs: () => NEEDS_BOTH,
  expand: (task, settings, ports) => imagineEmbeddings(task, settings, { ...IMAGINE_DEFAULTS, steps: 0 }, ports),
});

async function* imagineEmbeddings(
  task: Task,
  settings: Decoding,
  search: Search,
  { unclip, judge }: Ports,
): AsyncGenerator<MethodEvent, Family<Facts>, void> {
  const { seed, judgement, runSeed, numbers, batch, className } = task;
  const { epsilon, noiseLevel, guidanceScale } = settings;
  if (!unclip) throw new RangeError('Expected a prior that makes pictures of embeddings, got none; choose its pack.');
  if (!judge || !judgement)
    throw new RangeError('Expected a judge whose embeddings are moved, got none; open a judge.');
  if (epsilon === null) throw new RangeError("Expected an epsilon, got none; take the prior's suggestion.");
  const { classes, reading } = judgement;
  const whole: ImagineSettings = {
    ...IMAGINE_DEFAULTS,
    ...search,
    gradientAt: 'perturbed',
    epsilon,
    runSeed,
    variants: numbers.length,
    anchor: reading.anchor === seed.label ? 'label' : 'judge',
  };
  const models = { prior: { kind: 'embedding' }, judge } as const;
  const procedure = imagine({ ...seed, embedding: reading.embedding }, whole, models, classes, { numbers, batch });
  const path: Evaluation[] = [];
  for (;;) {
    const next = await procedure.next();
    if (next.done !== true) {
      if (next.value.kind !== 'step') continue;
      path.push(next.value.evaluation);
      yield next.value;
      continue;
    }
    const { variants } = next.value;
    const prompt = settings.prompt.replaceAll(PLACE, () => className ?? '').trim();
    const images = yield* decoded(task, variants, settings, prompt, unclip);
    const unjudged = variants.map(({ number, distance, ballUse }, i) => ({
      number,
      image: images[i]!,
      how: {
        prompt,
        noiseLevel,
        guidanceScale,
        epsilon,
        distance,
        ballUse,
        terms: path.map((at) => at.variants[i]!.terms),
      },
    }));
    const family = yield* judgedFamily(task, unjudged, judge);
    return { variants: family.variants, path: [...path, ...family.path] };
  }
}

/** A picture of every embedding, each from noise of its own. */
async function* decoded(
  { seed, runSeed, batch }: Task,
  variants: readonly Variant[],
  { denoisingSteps, guidanceScale: scale, noiseLevel, negativePrompt }: Decoding,
  prompt: string,
  unclip: Unclip,
): AsyncGenerator<MethodEvent, readonly { readonly dims: readonly number[]; readonly data: Float32Array }[], void> {
  const dims = unclip.latentDims(seed.pixels.dims[2]!, seed.pixels.dims[3]!);
  const run = samplerRun(unclip.scheduler, { steps: denoisingSteps, strength: 1 });
  const [states, away] = await unclip.read([prompt, negativePrompt]);
  const width = variants[0]?.latent.data.length ?? 0;
  const noises = variants.map(({ number: variant }) =>
    normals({ runSeed, image: seed.id, variant, purpose: 'diffusion' }, width + sizeOf(dims)),
  );
  const towards = variants.map(({ latent }, i) => ({
    states: states!,
    labels: classLabels(latent.data, noises[i]!.subarray(0, width), noiseLevel, unclip.embedding),
  }));
  const from = { states: away!, labels: new Float32Array(2 * width) };
  const start = noises.map((noise) => run.pure(noise.subarray(width)));
  const steps = denoise(run, start, dims, { towards, from, scale }, unclip.predict, batch);
  for (;;) {
    const next = await steps.next();
    if (next.done !== true) {
      yield { kind: 'denoised', step: next.value.step, of: next.value.of };
      continue;
    }
    await unclip.rest();
    const images = await inBatches(next.value.length, batch, (first, end) =>
      unclip.decode(latentTensor(toBatch(next.value.slice(first, end), dims))),
    );
    return images.rows.map((data) => ({ dims: images.dims, data }));
  }
}
