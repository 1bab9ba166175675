/**
 * @file Guided imagination with an embedding prior (GIF-DALLE), and the same without guidance: the judge's embedding of the seed is
 * moved, by a gradient in closed form, and a decoder makes a picture of it (Zhang et al. 2023, Section 4.1).
 */

import { IMAGINE_DEFAULTS } from '../expansion/settings.ts';
import { decoderPromptOf } from '../diffusion/prompts.ts';
import { LIMITS } from '../limits.ts';
import { DECODING } from './denoisingSettings.ts';
import { NEEDS_BOTH, SEARCH_FACTS } from './guided.ts';
import { method } from './method.ts';
import { WEIGHTS, weightsOf } from './weights.ts';

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

/** What runs is loaded by who runs it: a form needs the tables alone. */
const decoding = () => import('./decodedEmbeddings.ts');

export const gifDalle = method({
  id: 'gif-dalle',
  title: 'Guided embedding',
  about: "Moves the judge's embedding of a picture so that it still reads as the class, and decodes a picture from it.",
  by: 'guided imagination on embeddings (GIF-DALLE)',
  twin: 'dalle',
  unguided: { steps: 0 },
  priorKind: 'unclip',
  settings: GUIDING,
  distance: ['epsilon'],
  facts: FACTS,
  prompt: ({ decoderPrompt }, { className }) => decoderPromptOf(decoderPrompt, className),
  needs: () => NEEDS_BOTH,
  async *expand(task, settings, ports) {
    const { imagineEmbeddings } = await decoding();
    const { steps, stepSize: size } = settings;
    const search = { steps, update: { kind: 'sign', size }, weights: weightsOf(settings) } as const;
    return yield* imagineEmbeddings(task, settings, search, ports);
  },
});

export const dalle = method({
  id: 'dalle',
  title: 'Embedding without guidance',
  about:
    "Moves the judge's embedding of a picture at random and decodes a picture from it: the twin of guided embedding.",
  by: 'decoding embeddings without guidance',
  priorKind: 'unclip',
  settings: DECODING,
  distance: ['epsilon'],
  facts: FACTS,
  prompt: ({ decoderPrompt }, { className }) => decoderPromptOf(decoderPrompt, className),
  needs: () => NEEDS_BOTH,
  async *expand(task, settings, ports) {
    const { imagineEmbeddings } = await decoding();
    return yield* imagineEmbeddings(task, settings, { ...IMAGINE_DEFAULTS, steps: 0 }, ports);
  },
});
