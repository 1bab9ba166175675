/** @file RandAugment (Cubuk et al., 2020), with torchvision's operations: what the paper compares itself with. */

import { randAugment, RAND_AUGMENT_SETTINGS } from '../augment/randAugment.ts';
import { augmentTask } from './augmented.ts';
import { method, NEEDS_NOTHING } from './method.ts';
import { named } from './operations.ts';

export const randaugment = method({
  id: 'randaugment',
  title: 'RandAugment',
  about: 'Turns, shifts, shears and recolours a picture at random, all at one strength.',
  by: 'RandAugment',
  settings: RAND_AUGMENT_SETTINGS,
  distance: ['magnitude'],
  facts: { operations: { kind: 'texts', label: 'Operations' } },
  needs: () => NEEDS_NOTHING,
  expand: (task, settings, ports) =>
    augmentTask(task, ports, (picture, stream) => {
      const made = randAugment(picture, settings, stream);
      return { picture: made.picture, how: { operations: named(made.operations) } };
    }),
});
