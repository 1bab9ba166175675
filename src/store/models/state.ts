/** @file The packs: which are chosen, what there is to choose, and what is being added. */

import type { Failure } from '../../core/failure.ts';
import type { Lacking } from '../../packs/draft/lack.ts';
import type { AddedPack, PackProgress, ShelvedPack } from '../../protocol/packs.ts';
import { OWN_PACKS, type ChosenPacks } from '../../storage/chosenPacks.ts';

export interface ModelsState {
  /** Whether the screen is over the step. */
  readonly shown: boolean;
  readonly chosen: ChosenPacks;
  /** `null` until they were listed. */
  readonly packs: readonly ShelvedPack[] | null;
  readonly phase: ModelsPhase;
}

/** `of`: a preset, the name of the person's files, or the name of a pack. */
export type ModelsPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'adding'; readonly of: string; readonly progress: PackProgress }
  /** Another pack is loaded. */
  | { readonly kind: 'choosing'; readonly of: string }
  | ({ readonly kind: 'added'; readonly of: string } & Omit<AddedPack, 'kind'>)
  | ({ readonly kind: 'lacking'; readonly of: string } & Omit<Lacking, 'kind'>)
  /** What was chosen before is chosen still. */
  | { readonly kind: 'failed'; readonly of: string; readonly failure: Failure };

export const NO_MODELS: ModelsState = {
  shown: false,
  chosen: OWN_PACKS,
  packs: null,
  phase: { kind: 'idle' },
};
