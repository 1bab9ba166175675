/** @file A picture that was picked, now or in an earlier run, as the rest of a run takes it. */

import type { Placed } from '../../src/core/dataset/placement.ts';
import type { PickedFacts } from '../../src/export/picked.ts';
import type { DocumentPick } from '../../src/export/project/document.ts';
import type { DatasetImage } from '../lib/dataset.ts';

/** A picture of the folder that was taken, as one of the data set. */
export interface PickedImage {
  readonly image: Placed & Pick<DatasetImage, 'read'>;
  /** Class that it was picked for: a person may have given it another one. */
  readonly label: string;
  readonly facts: PickedFacts;
  /** `null` where nobody has decided. */
  readonly decision: DocumentPick['decision'];
}
