/** @file A picture that was picked, as the rest of a run takes it. */

import type { Placed } from '../../src/core/dataset/placement.ts';
import type { PickedFacts } from '../../src/export/sidecar.ts';
import type { DatasetImage } from '../lib/dataset.ts';

/** A picture of the folder that was taken, as one of the data set. */
export interface PickedImage {
  readonly image: Placed & Pick<DatasetImage, 'read'>;
  readonly facts: PickedFacts;
}
