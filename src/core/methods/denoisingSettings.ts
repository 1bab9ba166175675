/** @file Settings of the methods that denoise. */

import { ADJECTIVES, DOMAINS } from '../diffusion/promptLists.ts';
import { PLACE } from '../diffusion/prompts.ts';
import { LIMITS } from '../limits.ts';
import { EPSILON } from './guided.ts';
import type { NumberSetting, Preset, Setting, TextSetting } from './settings.ts';

export const STRENGTH = {
  kind: 'number',
  least: 0,
  most: 1,
  step: 0.05,
  default: 0.5,
  label: 'Strength',
  help: 'How much noise a seed gets before it is denoised under its prompt: 0 leaves it as it is, 1 forgets it.',
} as const satisfies NumberSetting;

export const DENOISING_STEPS = {
  kind: 'number',
  least: LIMITS.denoisingSteps.least,
  most: LIMITS.denoisingSteps.most,
  step: 1,
  default: 50,
  label: 'Denoising steps',
  help: 'Steps from pure noise to a picture, of which the strength takes a share; the time of a picture grows with them.',
} as const satisfies NumberSetting;

export const GUIDANCE_SCALE = {
  kind: 'number',
  least: LIMITS.guidanceScale.least,
  most: LIMITS.guidanceScale.most,
  step: 0.5,
  default: 8,
  label: 'Guidance scale',
  help: 'How strongly pictures follow their prompts; up to 1 the denoiser runs once a step instead of twice.',
} as const satisfies NumberSetting;

const text = { kind: 'text', longest: 2000 } as const;

export const PROMPTS = {
  domains: {
    ...text,
    default: DOMAINS,
    label: 'Domains',
    help: 'How a prompt begins, entries between semicolons; each variant draws one.',
  },
  adjectives: {
    ...text,
    default: ADJECTIVES,
    label: 'Adjectives',
    help: 'What comes before the class in a prompt, entries between semicolons; "none" is none.',
  },
  negativePrompt: {
    ...text,
    default: '',
    advanced: true,
    label: 'Led away from',
    help: 'A text that pictures are led away from; empty as published.',
  },
} as const satisfies Readonly<Record<string, TextSetting>>;

export const NOISE_AT = {
  kind: 'choice',
  choices: { first: 'At the first step', above: 'One step above, as released' },
  default: 'first',
  advanced: true,
  label: 'Level of the noise',
  help: 'The released code adds noise one level higher than the first that it denoises.',
} as const satisfies Setting;

export const JUDGE_SEES = {
  kind: 'choice',
  choices: { normalised: 'As it was trained to', plain: 'Pixels as they are, as released' },
  default: 'normalised',
  advanced: true,
  label: 'The judge sees variants',
  help: "The released code leaves out the judge's normalisation of variants while it guides.",
} as const satisfies Setting;

/** Settings of all that denoises a seed's latent. */
export const DENOISING = {
  epsilon: EPSILON,
  strength: STRENGTH,
  guidanceScale: GUIDANCE_SCALE,
  denoisingSteps: DENOISING_STEPS,
  ...PROMPTS,
  noiseAt: NOISE_AT,
} as const;

/** Settings of all that makes pictures of embeddings. */
export const DECODING = {
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
  decoderPrompt: {
    ...PROMPTS.negativePrompt,
    default: `a photo of a ${PLACE}`,
    label: 'Prompt of the decoder',
    help: `What the decoder is told beside the embedding; ${PLACE} is the class.`,
  },
  negativePrompt: PROMPTS.negativePrompt,
} as const;

/** What a published set settles. */
interface Published {
  readonly strength: number;
  readonly guidanceScale: number;
  readonly epsilon: number;
  readonly domains?: string;
}

/** The nine published sets, by name (Zhang et al. 2023, and the released code); 50 steps throughout. */
const SETS = {
  flowers: ['Flowers', { strength: 0.5, guidanceScale: 8, epsilon: 0.8 }],
  cifar100s: ['CIFAR100-S', { strength: 0.9, guidanceScale: 50, epsilon: 0.8 }],
  cars: ['Stanford Cars', { strength: 0.9, guidanceScale: 50, epsilon: 0.8 }],
  caltech101: ['Caltech-101', { strength: 0.9, guidanceScale: 5, epsilon: 4 }],
  dtd: ['DTD', { strength: 0.5, guidanceScale: 50, epsilon: 0.8 }],
  pets: ['Oxford-IIIT Pets', { strength: 0.7, guidanceScale: 50, epsilon: 0.8 }],
  pathmnist: ['PathMNIST', { strength: 0.9, guidanceScale: 5, epsilon: 0.1, domains: 'Colon pathological image of' }],
  breastmnist: ['BreastMNIST', { strength: 0.9, guidanceScale: 5, epsilon: 0.1, domains: 'Ultrasound image of' }],
  organsmnist: ['OrganSMNIST', { strength: 0.4, guidanceScale: 5, epsilon: 0.5, domains: 'Abdominal CT image of' }],
} as const satisfies Readonly<Record<string, readonly [string, Published]>>;

type Settled = Omit<Published, 'domains'> & { readonly domains: string; readonly denoisingSteps: number };

/** A preset for each of the nine sets. */
export const PUBLISHED_SETS: Readonly<Record<keyof typeof SETS, Preset & { readonly settings: Settled }>> =
  Object.fromEntries(
    Object.entries<readonly [string, Published]>(SETS).map(([name, [title, settings]]) => [
      name,
      {
        title,
        about: `As published for ${title}.`,
        settings: { domains: DOMAINS, denoisingSteps: 50, ...settings },
      },
    ]),
  ) as never;
