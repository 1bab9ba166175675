/** @file Words of adapting the prior to a project's pictures, in English. */

import { counted } from '../counted.ts';

export const adapting = {
  title: 'Adapt the prior to your pictures',
  about:
    'The prior learns to give your pictures back more truly: on four sets its error on pictures that it had not seen fell by 1 to 6%. A classifier that was trained on the variants was no better for it, so this is for how pictures look.',
  howLong:
    'It takes some minutes on the processor, in this page; no picture leaves this machine. What it learnt is in the new prior: pass that on as you would the pictures.',
  adaptTo: (pictures: number) => `Adapt to ${counted(pictures, 'picture')}`,
  someOf: (some: number, all: number) => `${some} of the ${all} pictures take part, of every class its share.`,
  byCommand:
    'It denoises: the command adapts such a prior (npm run expand -- <set> --adapt-prior), this page an autoencoder.',
  settings: 'Settings',
  steps: 'Steps (at most)',
  stepsHint: 'It looks at held-out pictures every 50 steps, and ends sooner where three looks in a row are no better.',
  progress: 'Adapting the prior',
  reading: (done: number, total: number) => `Reading picture ${done} of ${total}`,
  opening: 'Reading the pictures…',
  atStep: (step: number, of: number) => `Step ${step} of ${of}`,
  left: (time: string) => `at most ${time} left`,
  stop: 'Stop',
  goOn: 'Go on',
  beginAnew: 'Begin anew',
  stoppedAt: (step: number, of: number) =>
    `Stopped after step ${step} of ${of}. It goes on from there; where pictures, prior or recipe are others by now, it begins anew.`,
  howTrue: 'How far from the picture is what comes back?',
  ofHeldOut: 'Mean absolute difference of held-out pictures, of a range of 1',
  error: 'difference',
  heldOut: 'Held-out pictures',
  picture: 'Picture',
  before: 'Before',
  now: 'Now',
  numbered: (row: string, number: number) => `${row} ${number}`,
  adapted: 'The prior is adapted',
  better: (tested: number, before: string, after: string, change: string, steps: number) =>
    `On ${counted(tested, 'picture')} that took no part the mean absolute difference goes from ${before} to ${after} (${change}), after ${counted(steps, 'step')}.`,
  noBetter: 'The prior stays as it is',
  noLookWas: 'No look at held-out pictures was better than the first: nothing was gained, and no prior was made.',
  useIt: 'Use this prior',
  itIsInUse: 'This prior is in use.',
  sheet: 'Pictures that took no part: as they are, before, and now',
  ok: 'OK',
  madeFrom: (title: string, pictures: number, steps: number) =>
    `Made from ${title} by ${counted(steps, 'step')} on ${counted(pictures, 'picture')} of a data set, held-out ones among them. It holds what it learnt of them.`,
  ownAdapters: (classes: number, names: string, others: number) =>
    `${classes === 1 ? '1 class has adapters of its own' : `${classes} classes have adapters of their own`}: ${names}${others > 0 ? ` and ${others} more` : ''}.`,
};
