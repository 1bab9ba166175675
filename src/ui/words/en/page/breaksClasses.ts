/** @file Words for a recipe that loses the class of too many variants, in English. */

import { counted } from '../counted.ts';

export const breaksClasses = {
  title: 'This recipe takes from many variants what makes them their class.',
  /** While a run goes on: of so many variants, beside how often their seeds are read right. */
  soFar: (variants: number, kept: string, seeds: string) =>
    `Of ${counted(variants, 'variant')} so far ${kept} keep it; of their seeds ${seeds} are read right.`,
  /** What keeps more of it: nearer to the originals, and larger pictures where they are smaller than the models like. */
  nearer: (times: string) =>
    `Nearer to the originals they keep more of it: this recipe goes ${times} of what is suggested.`,
  larger: (side: number, preferred: number) =>
    `So do larger pictures: these have ${side} px, the models do best with ${preferred}.`,
  otherwise: 'Other methods, or other settings of these, may keep more of it.',
  halve: 'Half as far, in the recipe',
  change: 'Change the recipe',
  look: 'Look at what was lost',
};
