/** @file Words of the recipe's live preview, in English. */

import { counted } from '../counted.ts';

export const preview = {
  title: 'Live preview',
  seed: 'Your picture',
  /** The judge's reading of a picture: probability of its class, and entropy in nats. */
  reading: (p: string, entropy: string) => `p ${p}, H ${entropy}`,
  variant: (k: number) => `Variant ${k}`,
  readAs: (name: string, entropy: string) => `Read as ${name}, entropy ${entropy} nats`,
  show: 'Show',
  pictures: 'Pictures',
  difference: 'What changed',
  aboutDifference: 'How far each point is from your picture, twice as bright as it is; black is unchanged.',
  holdFor: (twin: string) => `Hold a picture, or C, for ${twin}`,
  working: 'Imagining…',
  waiting: 'Imagining the variants of this picture…',
  notYet: 'The preview appears when the models are ready.',
  took: (milliseconds: number) => `Imagined in ${milliseconds} ms`,
  fewer: (made: number, wanted: number) =>
    `${made} of ${counted(wanted, 'variant')}, what this device makes in about a second`,
  declined: (method: string, why: string) => `${method} makes nothing of this picture: ${why}.`,
  curves: 'Curves and terms',
  steps: {
    title: 'On the way',
    making: 'Making the pictures on the way…',
    start: 'where they start',
    step: (step: number, last: number) => `step ${step} of ${last}`,
    denoised: (step: number, of: number) => `denoising, step ${step} of ${of}: the picture that it is led to`,
    end: 'the result',
    means: (p: string, entropy: string) => `mean p ${p}, H ${entropy}`,
  },
  before: 'setting before',
  bought: {
    title: 'Guidance.',
    /** Where both differ by more than guidance. */
    compared: 'Compared.',
    /** Of how many pictures each keeps the class. */
    kept: (one: string, kept: number, other: string, keptOther: number, all: number) =>
      `${one} keeps the class in ${kept} of ${counted(all, 'picture')}, ${other} in ${keptOther}.`,
    /** What a method does better or worse than what it is compared with, as a part of a sentence. */
    change: {
      class: (by: string) => `${by} more certainty of the class`,
      information: (by: string) => `${by} more information`,
      diversity: (by: string) => `${by} more difference between the pictures`,
    },
    nats: (value: string) => `${value} nats`,
    points: (value: number) => counted(value, 'point'),
    both: (bought: string, cost: string) => `It bought ${bought}, for ${cost}.`,
    only: (bought: string) => `It bought ${bought}, at no cost.`,
    cost: (cost: string) => `It bought nothing, for ${cost}.`,
    nothing: 'On this picture the two come to the same.',
    and: (items: readonly string[]) =>
      items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`,
    /** A loss, in the words of what would be a gain. */
    less: (item: string) => item.replace(' more ', ' less '),
  },
};
