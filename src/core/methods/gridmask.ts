/** @file GridMask (Chen et al., 2020). */

import { checkGridMask, gridMask, GRID_MASK_SETTINGS } from '../augment/gridMask.ts';
import { augmentTask } from './augmented.ts';
import { method, NEEDS_NOTHING } from './method.ts';

export const gridmask = method({
  id: 'gridmask',
  title: 'GridMask',
  about: 'Hides a grid of squares of a picture.',
  by: 'GridMask',
  settings: GRID_MASK_SETTINGS,
  facts: {
    period: { kind: 'number', label: 'Distance of the squares, in pixels' },
    kept: { kind: 'number', label: 'Share kept between two squares' },
    offset: { kind: 'numbers', label: 'Where the grid begins, in pixels' },
  },
  needs: () => NEEDS_NOTHING,
  check: checkGridMask,
  expand: (task, settings, ports) =>
    augmentTask(task, ports, (picture, stream) => {
      const { picture: made, grid } = gridMask(picture, settings, stream);
      return { picture: made, how: { period: grid.d, kept: grid.ratio, offset: [grid.dx, grid.dy] } };
    }),
});
