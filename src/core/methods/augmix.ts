/** @file AugMix (Hendrycks et al., 2020), with torchvision's operations. */

import { augMix, AUG_MIX_SETTINGS } from '../augment/augMix.ts';
import { augmentTask } from './augmented.ts';
import { method, NEEDS_NOTHING } from './method.ts';
import { named } from './operations.ts';

export const augmix = method({
  id: 'augmix',
  title: 'AugMix',
  about: 'Mixes a picture with several changed copies of itself.',
  by: 'AugMix',
  settings: AUG_MIX_SETTINGS,
  distance: ['severity'],
  facts: {
    share: { kind: 'number', label: 'Share of the changed copies' },
    weights: { kind: 'numbers', label: 'Weight of each copy' },
    operations: { kind: 'texts', label: 'Operations of each copy' },
  },
  needs: () => NEEDS_NOTHING,
  expand: (task, settings, ports) =>
    augmentTask(task, ports, (picture, stream) => {
      const { picture: made, mix } = augMix(picture, settings, stream);
      const how = {
        share: mix.share,
        weights: mix.chains.map(({ weight }) => weight),
        operations: mix.chains.map(({ operations }) => named(operations).join(', ')),
      };
      return { picture: made, how };
    }),
});
