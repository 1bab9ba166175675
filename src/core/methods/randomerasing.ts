/** @file Random Erasing (Zhong et al., 2020). */

import { checkRandomErasing, randomErasing, RANDOM_ERASING_SETTINGS } from '../augment/randomErasing.ts';
import { augmentTask } from './augmented.ts';
import { method, NEEDS_NOTHING } from './method.ts';
import { sidesOf } from './operations.ts';

export const randomerasing = method({
  id: 'randomerasing',
  title: 'Random Erasing',
  about: 'Puts noise in place of one rectangle of any size and shape.',
  by: 'Random Erasing',
  settings: RANDOM_ERASING_SETTINGS,
  facts: { box: { kind: 'numbers', label: 'Erased: left, top, right, bottom, in pixels' } },
  check: checkRandomErasing,
  needs: () => NEEDS_NOTHING,
  expand: (task, settings, ports) =>
    augmentTask(task, ports, (picture, stream) => {
      const made = randomErasing(picture, settings, stream);
      return { picture: made.picture, how: { box: sidesOf(made.box) } };
    }),
});
