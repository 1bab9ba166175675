/** @file MixUp (Zhang et al., 2018), within a class or across classes. */

import { mixUp, MIX_UP_SETTINGS } from '../augment/mixUp.ts';
import { augmentTask, pictureOf } from './augmented.ts';
import { method } from './method.ts';
import { mixtureOf, needsPartner, PARTNER } from './mixed.ts';

export const mixup = method({
  id: 'mixup',
  title: 'MixUp',
  about: 'Blends a picture with another one.',
  by: 'MixUp',
  settings: { partner: PARTNER, ...MIX_UP_SETTINGS },
  facts: {
    partner: { kind: 'picture', label: 'Mixed with' },
    share: { kind: 'number', label: 'Share of the other picture' },
  },
  needs: ({ partner }) => needsPartner(partner),
  expand: (task, { partner: _, ...settings }, ports) =>
    augmentTask(task, ports, (picture, stream, partner) => {
      const made = mixUp(picture, pictureOf(partner), settings, stream);
      const how = { partner: partner?.id ?? '', share: 1 - made.lambda };
      return { picture: made.picture, how, mixture: mixtureOf(task, partner, made.lambda) };
    }),
});
