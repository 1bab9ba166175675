/** @file The review screen in English: headings, figures at a glance, the loupe, the palette. */

import { counted } from '../../../core/counted.ts';

export const REVIEWING = {
  /** Below a heading: how many, and what was decided of them. */
  tally: (variants: number, accepted: number, rejected: number) =>
    [
      counted(variants, 'picture'),
      ...(accepted > 0 ? [`${accepted} accepted`] : []),
      ...(rejected > 0 ? [`${rejected} rejected`] : []),
    ].join(', '),
  stillTitle: 'How likely the judge takes it for its class (class score)',
  unsure: 'unsure',
  unsureTitle: 'How much less sure the judge is than of the seed: change of entropy, in nats',
  differs: 'differs',
  differsTitle: 'How much it differs from its siblings: its share of the diversity term, in nats',
  flat: 'Sort across seeds, without them (F)',
  ruled: 'the rules would reject it',
} as const;

export const LOUPE = {
  title: 'Loupe',
  open: 'Loupe (Z)',
  close: 'Close the loupe',
  seed: 'Seed',
  variant: (k: number) => `Variant ${k}`,
  still: (name: string) => `Still ${name}?`,
  ofSeed: (percent: string) => `its seed ${percent}`,
  readAs: 'Read as',
  likeness: 'Likeness to its seed',
  unsure: 'Change of entropy',
  nats: 'nats',
} as const;

export const PALETTE = {
  open: 'Label…',
  key: 'Give it another class (L)',
  title: (pictures: number) => `Give ${counted(pictures, 'picture')} another class`,
  filter: 'Class',
  keep: 'The folder’s class',
  none: 'No class is called so.',
  hint: 'Type a part of the name; Enter takes the first.',
} as const;
