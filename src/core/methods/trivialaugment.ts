/** @file TrivialAugment (Müller and Hutter, 2021), with torchvision's operations. */

import { trivialAugment, TRIVIAL_AUGMENT_SETTINGS } from '../augment/trivialAugment.ts';
import { augmentTask } from './augmented.ts';
import { method, NEEDS_NOTHING } from './method.ts';
import { named } from './operations.ts';

export const trivialaugment = method({
  id: 'trivialaugment',
  title: 'TrivialAugment',
  about: 'Does one random change to a picture, at a random strength.',
  by: 'TrivialAugment',
  settings: TRIVIAL_AUGMENT_SETTINGS,
  facts: { operations: { kind: 'texts', label: 'Operations' } },
  needs: () => NEEDS_NOTHING,
  expand: (task, settings, ports) =>
    augmentTask(task, ports, (picture, stream) => {
      const made = trivialAugment(picture, settings, stream);
      return { picture: made.picture, how: { operations: named(made.operations) } };
    }),
});
