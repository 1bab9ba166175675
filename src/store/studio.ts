/** @file What a view gets: the store to read, the actions to call, the pictures to show. */

import type { StoreApi } from 'zustand/vanilla';
import type { ImageId } from '../core/brands.ts';
import type { Match } from '../core/image/match.ts';
import type { Result } from '../protocol/failure.ts';
import type { SeenLayers } from '../protocol/models.ts';
import type { StudioActions } from './actions.ts';
import type { TourMemory } from '../storage/tour.ts';
import type { DestinationKind } from './export/state.ts';
import type { ImageKey } from './ids.ts';
import type { Images } from './images.ts';
import type { Insight } from './insight.ts';
import type { StudioState } from './state.ts';

export interface Studio {
  readonly store: Pick<StoreApi<StudioState>, 'getState' | 'getInitialState' | 'subscribe'>;
  readonly actions: StudioActions;
  readonly images: Images;
  readonly insight: Insight;
  /** The layers of a seed at the recipe's size, with what was drawn on its mask. */
  readonly layers: (id: ImageId) => Promise<Result<SeenLayers>>;
  /** A picture as an export would write it, where all are made alike. */
  readonly matched: (image: ImageKey, match: Match) => Promise<Result<Blob>>;
  /** Where an export can go in this browser. */
  readonly destinations: readonly DestinationKind[];
  /** Whether the tour was offered in this browser. */
  readonly tour: TourMemory;
}
