/** @file Words of elements, in English. */

import { counted } from '../counted.ts';

export const elements = {
  /** Between what is listed, between parts of a sentence, and at its end. */
  comma: ', ',
  semicolon: '; ',
  stop: '.',
  /** Between two sentences. */
  between: ' ',
  shareOfShown: (name: string) => `Share of ${name} shown`,
  step: 'step',
  close: 'Close',
  betweenAnd: (minimum: number, maximum: number) => `Between ${minimum} and ${maximum}.`,
  from: (label: string) => `${label} from`,
  to: (label: string) => `${label} to`,
  howMuchOfThe: 'How much of the ball does it use?',
  shareOfEpsilonEach: 'Share of epsilon, each latent channel',
  ofAtTheBorder: (full: number, shares: number) => `; ${full} of ${shares} at the border`,
  channel: (i: number, share: string) => `channel ${i} ${share}`,
  channel2: (i: number, share: string) => `Channel ${i}: ${share}`,
  allClasses: 'all classes',
  fromTo: (edges: string, edges2: string) => `from ${edges} to ${edges2}`,
  countedVariants: (n: number) => counted(n, 'variant'),
  ofWord: (name: string) => ` of ${name}`,
  to2: (name: string, values: string, at: string) => `${name} ${values} to ${at}`,
  class: 'Class',
  seed: 'Seed',
  variant: 'Variant',
  time: {
    underASecond: 'under a second',
    second: (n: number) => `${n} s`,
    minute: (n: number) => `${n} min`,
    hour: (n: number) => `${n} h`,
    justNow: 'just now',
    ago: (time: string) => `${time} ago`,
    yesterday: 'yesterday',
    daysAgo: (n: number) => `${n} days ago`,
  },
};
