/**
 * @file Guided imagination with a latent diffusion model (GIF-SD), and the same without guidance: the seed's latent is noised in part and
 * denoised under a prompt, and what comes of it is f, which is moved by channel noise in its ball (Zhang et al. 2023, Section 4.2).
 */

import { IMAGINE_DEFAULTS } from '../expansion/settings.ts';
import { promptOf } from '../diffusion/prompts.ts';
import { LIMITS } from '../limits.ts';
import { DENOISING, JUDGE_SEES, PUBLISHED_SETS } from './denoisingSettings.ts';
import { NEEDS_BOTH, SEARCH_FACTS, type SearchSettings } from './guided.ts';
import { method } from './method.ts';
import { WEIGHTS, weightsOf } from './weights.ts';

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

/** What runs is loaded by who runs it: a form needs the tables alone. */
const denoising = () => import('./denoised.ts');

export const gifSd = method({
  id: 'gif-sd',
  title: 'Guided diffusion',
  about:
    'Noises a picture in part, denoises it under a prompt, and moves the result so that the judge still sees the class.',
  by: 'guided imagination with latent diffusion (GIF-SD)',
  twin: 'sd',
  unguided: { steps: 0 },
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
  distance: ['strength', 'epsilon'],
  facts: FACTS,
  prompt: promptOf,
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
    const { imagineDenoised, seenPlain } = await denoising();
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
  distance: ['strength', 'epsilon'],
  facts: FACTS,
  prompt: promptOf,
  needs: () => NEEDS_BOTH,
  async *expand(task, settings, ports) {
    const { imagineDenoised } = await denoising();
    const search: SearchSettings = { ...IMAGINE_DEFAULTS, epsilon: settings.epsilon, steps: 0 };
    return yield* imagineDenoised(task, settings, search, ports);
  },
});
