/**
 * @file Pictures of prompts alone, for classes that are short of pictures: noise denoised to the end under domain, adjective and class. A
 * seed lends its class, the address of its noise and its size; nothing of its picture is read.
 */

import { promptOf } from '../diffusion/prompts.ts';
import { DENOISING_STEPS, GUIDANCE_SCALE, PROMPTS } from './denoisingSettings.ts';
import { NEEDS_BOTH } from './guided.ts';
import { method } from './method.ts';

export const textToImage = method({
  id: 'text-to-image',
  title: 'Text to image',
  about:
    'Makes a picture of a prompt with the class, from noise alone: for classes with too few pictures. Seeds only say how many.',
  by: 'latent diffusion from prompts alone',
  priorKind: 'diffusion',
  fromText: true,
  settings: { guidanceScale: GUIDANCE_SCALE, denoisingSteps: DENOISING_STEPS, ...PROMPTS },
  facts: {
    prompt: { kind: 'text', label: 'Prompt' },
    guidanceScale: { kind: 'number', label: 'Guidance scale' },
  },
  prompt: promptOf,
  needs: () => NEEDS_BOTH,
  async *expand(task, settings, ports) {
    // What runs is loaded by who runs it: a form needs the tables alone.
    const { picturesOfText } = await import('./denoised.ts');
    return yield* picturesOfText(task, settings, ports);
  },
});
