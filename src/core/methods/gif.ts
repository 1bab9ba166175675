/** @file Guided imagination (Zhang et al., NeurIPS 2023): the latent is moved where the judge keeps the class and learns more. */

import { LIMITS } from '../limits.ts';
import { method } from './method.ts';
import {
  BALL_KEPT,
  EPSILON,
  GRANULARITY,
  imagineTask,
  LEAD,
  NEEDS_BOTH,
  noiseOf,
  SEARCH_FACTS,
  START,
  type SearchSettings,
} from './guided.ts';
import { fillSettings, type Preset, type SettingsOf } from './settings.ts';
import { WEIGHTS, weightsOf } from './weights.ts';

const SETTINGS = {
  epsilon: EPSILON,
  steps: {
    kind: 'number',
    least: LIMITS.steps.least,
    most: LIMITS.steps.most,
    step: 1,
    default: 0,
    label: 'Guidance steps',
    help: 'Steps along the gradient of the objective, by variants that do not come to the lead; the released code takes one with all.',
  },
  candidates: {
    kind: 'number',
    least: LIMITS.candidates.least,
    most: LIMITS.candidates.most,
    step: 1,
    default: 4,
    before: 1,
    label: 'Starts',
    help: 'How many pictures the judge chooses among for every variant, at most, before any step; the released code takes the first.',
  },
  sureness: {
    kind: 'number',
    least: LIMITS.sureness.least,
    most: LIMITS.sureness.most,
    step: 0.05,
    default: 0,
    before: 0,
    advanced: true,
    label: 'Sureness',
    help: 'How sure the judge should be of the class: the probability that variants come to. 0 asks for as much as can be had, as published.',
  },
  lead: {
    ...LEAD,
    help: 'How many times as likely as any other the class should be. A variant that comes to it is left as it is, and of several the one with the most entropy is taken: class first, entropy second. 0 searches on for all, as published.',
  },
  start: START,
  rule: {
    kind: 'choice',
    choices: {
      sign: 'Sign of the gradient',
      normalised: 'Along the gradient, at a fixed length',
      adam: 'Adam',
    },
    default: 'sign',
    advanced: true,
    label: 'Step rule',
    help: 'Sign steps as released, steps of a fixed length along the gradient, or Adam for many smaller ones.',
  },
  stepSize: {
    kind: 'number',
    least: LIMITS.stepSize.least,
    most: LIMITS.stepSize.most,
    step: 0.01,
    default: 0.1,
    advanced: true,
    label: 'Step size',
    help: 'How far one step moves.',
  },
  stepUnit: {
    kind: 'choice',
    choices: {
      latent: 'The latent, as the radius',
      noise: 'The noise, as released',
    },
    default: 'noise',
    before: 'noise',
    advanced: true,
    label: 'Unit of a step',
    help: 'Whether a step is as long as it moves the latent, or as it moves the noise, whose factors move large channels further.',
  },
  ballKept: BALL_KEPT,
  gradientAt: {
    kind: 'choice',
    choices: {
      projected: 'At the latent that is kept',
      perturbed: 'Before the projection, as released',
    },
    default: 'projected',
    advanced: true,
    label: 'Gradient',
    help: 'Where the gradient is taken.',
  },
  granularity: GRANULARITY,
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
  ...WEIGHTS,
} as const;

type GifSettings = SettingsOf<typeof SETTINGS>;

/** The defaults, but for what only the models can say. */
const { epsilon: _, ...RECOMMENDED } = fillSettings(SETTINGS);

/** Section 4 and algorithm 1 of the paper, with the released code's step; `check:reference` reproduces it. */
const PUBLISHED: Preset<typeof SETTINGS> = {
  title: 'As published',
  about: 'One sign step of 0.1 from noise that only amplifies, the gradient before the projection.',
  settings: {
    steps: 1,
    candidates: 1,
    sureness: 0,
    lead: 0,
    start: 'published',
    rule: 'sign',
    stepSize: 0.1,
    stepUnit: 'noise',
    ballKept: 'end',
    gradientAt: 'perturbed',
    granularity: 'channel',
    diversity: 'latent',
    consistency: 1,
    entropy: 1,
    differ: 1,
  },
};

export const gif = method({
  id: 'gif',
  title: 'Guided imagination',
  about: 'Moves the latent of a picture so that the judge still sees the class, with more information in it.',
  arm: 'guided',
  by: 'guided imagination (GIF)',
  twin: 'unguided',
  unguided: { steps: 0, candidates: 1 },
  settings: SETTINGS,
  distance: ['epsilon'],
  presets: {
    recommended: {
      title: 'Recommended',
      about: 'What did best on four sets of pictures at no more than three times the time of chance.',
      settings: RECOMMENDED,
    },
    published: PUBLISHED,
  },
  facts: SEARCH_FACTS,
  choosesTogether: ({ candidates }) => candidates > 1,
  needs: () => NEEDS_BOTH,
  expand: (task, settings, ports) => imagineTask(task, searchOf(settings), ports),
});

/** The search that some settings mean; those of the preset "as published" are the released code's. */
export function searchOf({
  start,
  rule,
  stepSize,
  sureness,
  lead,
  consistency,
  entropy,
  differ,
  ...settings
}: GifSettings): SearchSettings {
  return {
    ...settings,
    start: noiseOf(start),
    update: { kind: rule, size: stepSize },
    sureness: sureness === 0 ? null : sureness,
    lead: lead === 0 ? null : lead,
    weights: weightsOf({ consistency, entropy, differ }),
  };
}

/** The published search: what a reference is compared with. */
export const publishedSearch = (): SearchSettings => searchOf(fillSettings(SETTINGS, PUBLISHED.settings));
