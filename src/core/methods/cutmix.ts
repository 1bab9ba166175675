/** @file CutMix (Yun et al., 2019), within a class or across classes. */

import { cutMix, CUT_MIX_SETTINGS } from '../augment/cutMix.ts';
import { augmentTask, pictureOf } from './augmented.ts';
import { method } from './method.ts';
import { mixtureOf, needsPartner, PARTNER } from './mixed.ts';
import { sidesOf } from './operations.ts';

export const cutmix = method({
  id: 'cutmix',
  title: 'CutMix',
  about: 'Pastes a box of another picture into a picture.',
  by: 'CutMix',
  settings: { partner: PARTNER, ...CUT_MIX_SETTINGS },
  facts: {
    partner: { kind: 'picture', label: 'Mixed with' },
    share: { kind: 'number', label: 'Share of the other picture' },
    box: { kind: 'numbers', label: 'Pasted: left, top, right, bottom, in pixels' },
  },
  needs: ({ partner }) => needsPartner(partner),
  expand: (task, { partner: _, ...settings }, ports) =>
    augmentTask(task, ports, (picture, stream, partner) => {
      const made = cutMix(picture, pictureOf(partner), settings, stream);
      const how = { partner: partner?.id ?? '', share: 1 - made.lambda, box: sidesOf(made.box) };
      return { picture: made.picture, how, mixture: mixtureOf(task, partner, made.lambda) };
    }),
});
