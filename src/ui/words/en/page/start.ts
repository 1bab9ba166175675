/** @file Words of the start screen, in English. */

import { counted } from '../counted.ts';

export const start = {
  title: 'Grow a small set of labelled pictures into a larger, better one.',
  lead: 'From every picture, new ones are imagined that keep its class and add something to it. You look at each and decide what stays.',
  drop: 'Or drop a folder or a zip anywhere on this page.',
  trySample: 'Try the sample set',
  chooseFolder: 'Choose a folder',
  chooseZip: 'Choose a zip',
  nameClasses: 'Name classes, add photos',
  another: 'Begin another',
  waysToBegin: 'Ways to begin',
  picture: {
    made: 'Pictures that Offshoot made of its sample set',
    seed: 'Your picture',
    variants: 'New ones of its class',
    /** A row of the picture: what a seed shows, and how many variants stand beside it. */
    row: (name: string, variants: number) => `A ${name}, and ${counted(variants, 'new picture')} of it`,
    how: 'Three pictures of the sample set, and the first four that this page’s models made of each.',
  },
  project: {
    /** "10 classes, 60 seeds". */
    holds: (classes: number | undefined, seeds: number) =>
      `${classes === undefined ? '' : `${counted(classes, 'class', 'classes')}, `}${counted(seeds, 'seed')}`,
    nothingGrown: 'nothing grown yet',
    growing: (made: string, total: number) => `${made} of ${counted(total, 'variant')}`,
    grown: (made: number) => counted(made, 'variant'),
    reviewed: (reviewed: string) => `${reviewed} reviewed`,
    accepted: (accepted: string) => `${accepted} accepted`,
    /** When it was read; said where another has the same name. */
    readOn: (when: string) => `Read ${when}`,
    /** How many bytes it holds; when it was changed follows. */
    changed: (bytes: string) => `${bytes}, changed`,
  },
};
