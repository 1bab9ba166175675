/**
 * @file Guided imagination with a latent diffusion model (GIF-SD), and the same without guidance: the seed's latent is noised in part and
 * denoised under a prompt, and what comes of it is f, which is moved by channel noise in its ball (Zhang et al. 2023, Section 4.2).
 */

import { latentTensor, type LatentTensor } from '../brands.ts';
import { denoise } from '../diffusion/denoise.ts';
import { promptOf } from '../diffusion/prompts.ts';
import { samplerRun } from '../diffusion/sampler.ts';
import { inBatches, toBatch } from '../expansion/batches.ts';
import { IMAGINE_DEFAULTS } from '../expansion/settings.ts';
import { withoutNormalising } from '../judge/plain.ts';
import { LIMITS } from '../limits.ts';
import { normals } from '../random/stream.ts';
import { EPSILON, imagineTask, NEEDS_BOTH, SEARCH_FACTS, type SearchFacts, type SearchSettings } from './guided.ts';
import { judgedFamily } from './judged.ts';
import { method, type Family, type Made, type MethodEvent, type Ports, type Task } from './method.ts';
import {
  DENOISING_STEPS,
  GUIDANCE_SCALE,
  JUDGE_SEES,
  NOISE_AT,
  PROMPTS,
  PUBLISHED_SETS,
  STRENGTH,
} from './denoisingSettings.ts';
import { encodingPrior, told } from './restyled.ts';
import { fillSettings, type SettingsOf } from './settings.ts';
import { WEIGHTS, weightsOf } from './weights.ts';

const DENOISING = {
  epsilon: EPSILON,
  strength: STRENGTH,
  guidanceScale: GUIDANCE_SCALE,
  denoisingSteps: DENOISING_STEPS,
  ...PROMPTS,
  noiseAt: NOISE_AT,
} as const;

const GUIDING = {
  ...DENOISING,
  steps: {
    kind: 'number',
    least: LIMITS.steps.least,
    most: LIMITS.steps.most,
    step: 1,
    default: 1,
    label: 'Guidance steps',
    help: 'Steps of the noise along the gradient of the objective, through decoder and judge; one as released.',
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
  diversity: {
    kind: 'choice',
    choices: {
      latent: "The latents (the paper's)",
      judge: "The judge's embeddings",
      official: 'As in the released code',
    },
    default: 'latent',
    advanced: true,
    label: 'Diversity',
    help: 'What the diversity term reads.',
  },
  judgeSees: JUDGE_SEES,
  ...WEIGHTS,
} as const;

const FACTS = {
  prompt: { kind: 'text', label: 'Prompt' },
  strength: { kind: 'number', label: 'Strength' },
  guidanceScale: { kind: 'number', label: 'Guidance scale' },
  ...SEARCH_FACTS,
} as const;

type Denoising = SettingsOf<typeof DENOISING>;

/** What is told of a denoised variant besides its search. */
interface Prompted {
  readonly prompt: string;
  readonly strength: number;
  readonly guidanceScale: number;
}

export const gifSd = method({
  id: 'gif-sd',
  title: 'Guided diffusion',
  about:
    'Noises a picture in part, denoises it under a prompt, and moves the result so that the judge still sees the class.',
  by: 'guided imagination with latent diffusion (GIF-SD)',
  priorKind: 'diffusion',
  settings: GUIDING,
  presets: {
    ...PUBLISHED_SETS,
    released: {
      title: 'As released',
      about: 'Noise one level above the first step, and variants shown to the judge without its normalisation.',
      settings: { noiseAt: 'above', judgeSees: 'plain', diversity: 'official', steps: 1, stepSize: 0.1 },
    },
  },
  facts: FACTS,
  needs: () => NEEDS_BOTH,
  async *expand(task, settings, ports) {
    const { steps, stepSize, diversity, judgeSees } = settings;
    const search: SearchSettings = {
      ...IMAGINE_DEFAULTS,
      epsilon: settings.epsilon,
      steps,
      update: { kind: 'sign', size: stepSize },
      gradientAt: 'perturbed',
      diversity,
      weights: weightsOf(settings),
    };
    return yield* judgeSees === 'plain'
      ? seenPlain(task, settings, search, ports)
      : imagineDenoised(task, settings, search, ports);
  },
});

export const sd = method({
  id: 'sd',
  title: 'Diffusion without guidance',
  about:
    'Noises a picture in part and denoises it under a prompt, with the same noise around it as guided diffusion: its twin.',
  by: 'latent diffusion without guidance',
  priorKind: 'diffusion',
  settings: DENOISING,
  presets: PUBLISHED_SETS,
  facts: FACTS,
  needs: () => NEEDS_BOTH,
  expand: (task, settings, ports) =>
    imagineDenoised(task, settings, { ...IMAGINE_DEFAULTS, epsilon: settings.epsilon, steps: 0 }, ports),
});

/** Denoised latents, moved in their balls. */
async function* imagineDenoised(
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
async function* seenPlain(
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
function promptsOf({ seed, numbers, runSeed, className }: Task, { domains, adjectives }: Denoising): readonly string[] {
  if (className === undefined)
    throw new RangeError(`Expected a name of the class of ${seed.id} to prompt with, got none.`);
  return numbers.map((number) => promptOf(domains, adjectives, className, runSeed, seed.id, number));
}

/** The seed's latent for every variant, noised from its stream and denoised under its prompt. */
async function* denoisedLatents(
  { seed, numbers, runSeed, batch }: Task,
  { strength, guidanceScale, denoisingSteps, negativePrompt, noiseAt }: Denoising,
  prompts: readonly string[],
  ports: Ports,
): AsyncGenerator<MethodEvent, LatentTensor, void> {
  const { diffusion } = ports;
  if (!diffusion) throw new RangeError('Expected a prior that denoises, got none; choose a diffusion pack.');
  const { dims, rows } = await inBatches(1, 1, () => encodingPrior(ports).encode(seed.pixels));
  const latent = rows[0]!;
  const run = samplerRun(diffusion.scheduler, {
    steps: denoisingSteps,
    strength,
    noiseAt: noiseAt === 'above' ? 'one above' : 'first step',
  });
  const [from, ...towards] = await diffusion.read([negativePrompt, ...prompts]);
  const start = numbers.map((variant) =>
    run.noised(latent, normals({ runSeed, image: seed.id, variant, purpose: 'diffusion' }, latent.length)),
  );
  const guiding = { towards: towards.map((states) => ({ states })), from: { states: from! }, scale: guidanceScale };
  const steps = denoise(run, start, dims, guiding, diffusion.predict, batch);
  for (;;) {
    const next = await steps.next();
    if (next.done === true) {
      await diffusion.rest();
      return latentTensor(toBatch(next.value, dims));
    }
    yield { kind: 'denoised', step: next.value.step, of: next.value.of };
  }
}

/** The published settings of a set: what a reference is compared with. */
export const publishedSettings = (name: keyof typeof PUBLISHED_SETS): SettingsOf<typeof GUIDING> =>
  fillSettings(GUIDING, PUBLISHED_SETS[name].settings);
