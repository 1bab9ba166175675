/** @file Guided imagination (Zhang et al., NeurIPS 2023): the latent is moved where the judge keeps the class and learns more. */

import { LIMITS } from '../limits.ts';
import { method } from './method.ts';
import { EPSILON, GRANULARITY, imagineTask, NEEDS_BOTH, SEARCH_FACTS } from './guided.ts';
import type { Setting } from './settings.ts';

const weight = (label: string, help: string) =>
  ({
    kind: 'number',
    least: LIMITS.weight.least,
    most: LIMITS.weight.most,
    step: 0.1,
    default: 1,
    label,
    help,
  }) as const satisfies Setting;

export const gif = method({
  id: 'gif',
  title: 'Guided imagination',
  about: 'Moves the latent of a picture so that the judge still sees the class, with more information in it.',
  by: 'guided imagination (GIF)',
  settings: {
    epsilon: EPSILON,
    steps: {
      kind: 'number',
      least: LIMITS.steps.least,
      most: LIMITS.steps.most,
      step: 1,
      default: 1,
      label: 'Guidance steps',
      help: 'Steps along the gradient of the objective; the released code takes one, none gives the unguided twins.',
    },
    rule: {
      kind: 'choice',
      choices: {
        sign: 'Sign of the gradient',
        adam: 'Adam',
      },
      default: 'sign',
      advanced: true,
      label: 'Step rule',
      help: 'Sign steps as released, or Adam for many smaller ones.',
    },
    stepSize: {
      kind: 'number',
      least: LIMITS.stepSize.least,
      most: LIMITS.stepSize.most,
      step: 0.01,
      default: 0.1,
      advanced: true,
      label: 'Step size',
      help: 'How far one step moves the noise, in its own units.',
    },
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
    consistency: weight('Weight of the class', 'More keeps variants closer to what their folder says (S_con).'),
    entropy: weight('Weight of the entropy', 'More makes variants less typical, so more informative (S_ent).'),
    differ: weight('Weight of the diversity', 'More drives the variants of a seed apart (S_div).'),
  },
  facts: SEARCH_FACTS,
  needs: () => NEEDS_BOTH,
  expand: (task, { rule, stepSize, consistency, entropy, differ, ...settings }, ports) =>
    imagineTask(
      task,
      { ...settings, update: { kind: rule, size: stepSize }, weights: { consistency, entropy, diversity: differ } },
      ports,
    ),
});
