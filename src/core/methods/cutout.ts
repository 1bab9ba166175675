/** @file Cutout (DeVries and Taylor, 2017). */

import { cutout as cutOut, CUTOUT_SETTINGS } from '../augment/cutout.ts';
import { augmentTask } from './augmented.ts';
import { method, NEEDS_NOTHING } from './method.ts';
import { sidesOf } from './operations.ts';

export const cutout = method({
  id: 'cutout',
  title: 'Cutout',
  about: 'Hides one square of a picture.',
  by: 'Cutout',
  settings: CUTOUT_SETTINGS,
  distance: ['share'],
  facts: { box: { kind: 'numbers', label: 'Hidden: left, top, right, bottom, in pixels' } },
  needs: () => NEEDS_NOTHING,
  expand: (task, settings, ports) =>
    augmentTask(task, ports, (picture, stream) => {
      const made = cutOut(picture, settings, stream);
      return { picture: made.picture, how: { box: sidesOf(made.box) } };
    }),
});
