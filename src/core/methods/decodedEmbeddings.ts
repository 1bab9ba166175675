/** @file Embeddings of a seed, moved, and the pictures that a decoder makes of them. */

import { latentTensor } from '../brands.ts';
import { samplerRun } from '../diffusion/sampler.ts';
import { decoderPromptOf } from '../diffusion/prompts.ts';
import { classLabels, type Unclip } from '../diffusion/unclip.ts';
import { inBatches, toBatch } from '../expansion/batches.ts';
import { imagine } from '../expansion/imagine.ts';
import { IMAGINE_DEFAULTS, type ImagineSettings } from '../expansion/settings.ts';
import type { Variant } from '../expansion/variant.ts';
import type { Evaluation } from '../objective/objective.ts';
import { normals } from '../random/stream.ts';
import { sizeOf } from '../tensor.ts';
import type { DECODING } from './denoisingSettings.ts';
import type { SearchFacts } from './guided.ts';
import { judgedFamily } from './judged.ts';
import type { Family, MethodEvent, Ports, Task } from './method.ts';
import type { SettingsOf } from './settings.ts';
import { throughSteps } from './watched.ts';

type Decoding = SettingsOf<typeof DECODING>;
type Search = Pick<ImagineSettings, 'steps' | 'update' | 'weights'>;

interface Facts extends SearchFacts {
  readonly prompt: string;
  readonly noiseLevel: number;
  readonly guidanceScale: number;
}

export async function* imagineEmbeddings(
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
    const prompt = decoderPromptOf(settings.decoderPrompt, className ?? '');
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
  { seed, runSeed, batch, watch = false }: Task,
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
  const guiding = { towards, from, scale };
  const ends = yield* throughSteps({ run, start, dims }, guiding, unclip, batch, watch ? unclip.decode : null);
  const images = await inBatches(ends.length, batch, (first, end) =>
    unclip.decode(latentTensor(toBatch(ends.slice(first, end), dims))),
  );
  return images.rows.map((data) => ({ dims: images.dims, data }));
}
