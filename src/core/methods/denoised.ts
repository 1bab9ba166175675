/** @file Latents denoised under prompts: a seed's, noised in part, with what imagination makes of it; and noise alone. */

import { latentTensor, type LatentTensor } from '../brands.ts';
import type { Diffusion } from '../diffusion/port.ts';
import { promptOf, type PromptLists } from '../diffusion/prompts.ts';
import { samplerRun } from '../diffusion/sampler.ts';
import { inBatches, toBatch } from '../expansion/batches.ts';
import { withoutNormalising } from '../judge/plain.ts';
import { normals } from '../random/stream.ts';
import { sizeOf } from '../tensor.ts';
import type { DENOISING } from './denoisingSettings.ts';
import { imagineTask, type SearchFacts, type SearchSettings } from './guided.ts';
import { judgedFamily } from './judged.ts';
import type { Family, Made, MethodEvent, Ports, Task } from './method.ts';
import { encodingPrior, told } from './restyled.ts';
import type { SettingsOf } from './settings.ts';
import { throughSteps, type Noisy } from './watched.ts';

type Denoising = SettingsOf<typeof DENOISING>;

/** What is told of a denoised variant besides its search. */
interface Prompted {
  readonly prompt: string;
  readonly strength: number;
  readonly guidanceScale: number;
}

/** Denoised latents, moved in their balls. */
export async function* imagineDenoised(
  task: Task,
  settings: Denoising,
  search: SearchSettings,
  ports: Ports,
): AsyncGenerator<MethodEvent, Family<SearchFacts & Prompted>, void> {
  const { layout, decode, decodeVjp } = encodingPrior(ports);
  const prompts = promptsOf(task, settings);
  const prepared = yield* denoisedLatents(task, settings, prompts, ports);
  const { strength, guidanceScale } = settings;
  const moving = imagineTask({ ...task, seed: { ...task.seed, prepared } }, search, {
    ...ports,
    prior: { kind: 'prepared', layout, decode, decodeVjp },
  });
  return yield* told(moving, ({ number }) => ({
    prompt: prompts[task.numbers.indexOf(number)]!,
    strength,
    guidanceScale,
  }));
}

/** The same, guided by a judge without its normalisation; what is said of the pictures is what it sees in them with it. */
export async function* seenPlain(
  task: Task,
  settings: Denoising,
  search: SearchSettings,
  ports: Ports,
): AsyncGenerator<MethodEvent, Family<SearchFacts & Prompted>, void> {
  const { judge, jointPass: _, ...others } = ports;
  if (!judge) throw new RangeError('Expected a judge to be guided by, got none; open a judge.');
  const guiding = imagineDenoised(task, settings, search, { ...others, judge: withoutNormalising(judge) });
  for (;;) {
    const next = await guiding.next();
    if (next.done !== true) {
      if (next.value.kind !== 'made') yield next.value;
      continue;
    }
    const { variants, path } = next.value;
    const judged = yield* judgedFamily(task, variants.map(unjudged), judge);
    return { variants: judged.variants, path };
  }
}

const unjudged = ({ number, image, how }: Made<SearchFacts & Prompted>) => ({ number, image, how });

/**
 * A prompt for every variant.
 *
 * @throws RangeError where nobody says what the class is called.
 */
function promptsOf({ seed, numbers, runSeed, className }: Task, lists: PromptLists): readonly string[] {
  if (className === undefined)
    throw new RangeError(`Expected a name of the class of ${seed.id} to prompt with, got none.`);
  return numbers.map((variant) => promptOf(lists, { className, runSeed, image: seed.id, variant }));
}

/** The seed's latent for every variant, noised from its stream and denoised under its prompt. */
async function* denoisedLatents(
  task: Task,
  settings: Denoising,
  prompts: readonly string[],
  ports: Ports,
): AsyncGenerator<MethodEvent, LatentTensor, void> {
  const { seed, numbers, runSeed } = task;
  const { strength, denoisingSteps, noiseAt } = settings;
  const { scheduler } = denoiserOf(ports);
  const { dims, rows } = await inBatches(1, 1, () => encodingPrior(ports).encode(seed.pixels));
  const latent = rows[0]!;
  const run = samplerRun(scheduler, {
    steps: denoisingSteps,
    strength,
    noiseAt: noiseAt === 'above' ? 'one above' : 'first step',
  });
  const start = numbers.map((variant) =>
    run.noised(latent, normals({ runSeed, image: seed.id, variant, purpose: 'diffusion' }, latent.length)),
  );
  const ends = yield* underPrompts(task, settings, prompts, { run, start, dims }, ports);
  return latentTensor(toBatch(ends, dims));
}

/** Latents denoised to the end, each under its prompt. */
async function* underPrompts(
  { batch, watch = false, className }: Task,
  { guidanceScale: scale, negativePrompt }: Pick<Denoising, 'guidanceScale' | 'negativePrompt'>,
  prompts: readonly string[],
  noisy: Noisy,
  ports: Ports,
): AsyncGenerator<MethodEvent, readonly Float32Array[], void> {
  const port = denoiserOf(ports);
  const [from, ...towards] = await port.read([negativePrompt, ...prompts]);
  const told = className === undefined ? {} : { className };
  const guiding = { towards: towards.map((states) => ({ states, ...told })), from: { states: from!, ...told }, scale };
  return yield* throughSteps(noisy, guiding, port, batch, watch ? encodingPrior(ports).decode : null);
}

/** @throws RangeError where nothing denoises. */
function denoiserOf({ diffusion }: Ports): Diffusion {
  if (!diffusion) throw new RangeError('Expected a prior that denoises, got none; choose a diffusion pack.');
  return diffusion;
}

/**
 * Pictures from noise alone, each denoised under its prompt: of the seed there is the class in the prompt, the address of the noise, and
 * the size.
 *
 * @throws RangeError for a missing port, and where nobody says what the class is called.
 */
export async function* picturesOfText(
  task: Task,
  settings: Omit<Denoising, 'epsilon' | 'strength' | 'noiseAt'>,
  ports: Ports,
): AsyncGenerator<MethodEvent, Family<Omit<Prompted, 'strength'>>, void> {
  const { seed, numbers, runSeed, batch } = task;
  const { scheduler, latentDims } = denoiserOf(ports);
  const { decode } = encodingPrior(ports);
  const prompts = promptsOf(task, settings);
  const dims = latentDims(seed.pixels.dims[2]!, seed.pixels.dims[3]!);
  const run = samplerRun(scheduler, { steps: settings.denoisingSteps, strength: 1 });
  const start = numbers.map((variant) =>
    run.pure(normals({ runSeed, image: seed.id, variant, purpose: 'diffusion' }, sizeOf(dims))),
  );
  const ends = yield* underPrompts(task, settings, prompts, { run, start, dims }, ports);
  const images = await inBatches(ends.length, batch, (first, end) =>
    decode(latentTensor(toBatch(ends.slice(first, end), dims))),
  );
  const made = images.rows.map((data, i) => ({
    number: numbers[i]!,
    image: { dims: images.dims, data },
    how: { prompt: prompts[i]!, guidanceScale: settings.guidanceScale },
  }));
  return yield* judgedFamily(task, made, ports.judge);
}
