/** @file Related pictures: real ones that the judge picks from a folder without labels, for the classes it is sure of. */

import type { PassedOver } from '../../core/pick/pick.ts';
import { PICK_PRECISION, type Sureness } from '../../core/pick/sureness.ts';
import type { Failure } from '../../core/failure.ts';
import type { PickedFacts } from '../../export/picked.ts';
import type { ClassKey, ImageKey, SlotId } from '../ids.ts';

export interface PicksState {
  /** Pictures that were added, by slot, in the order of classes and the surest first. They are reviewed as variants are. */
  readonly all: ReadonlyMap<SlotId, PickRecord>;
  /** Share of what is picked that should be of its class, in [0.5, 1]. */
  readonly precision: number;
  readonly phase: PicksPhase;
}

/** A real picture that was picked. */
export interface PickRecord {
  readonly slot: SlotId;
  /** Class that it was picked for. */
  readonly label: ClassKey;
  /** The file's bytes. */
  readonly image: ImageKey;
  readonly thumbnail: ImageKey;
  /** Where it is from, and why it was taken. */
  readonly facts: PickedFacts;
}

export type PicksPhase =
  /** No folder is looked at. */
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  /** The judge looks at the pictures. */
  | { readonly kind: 'looking'; readonly done: number; readonly total: number }
  | { readonly kind: 'ready'; readonly proposal: PicksProposal }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What would be added: nothing is before a person says so. */
export interface PicksProposal {
  /** Of the folder or the archive. */
  readonly name: string;
  /** Share that was asked for. */
  readonly precision: number;
  /** Pictures that were looked at, and other files. */
  readonly looked: number;
  readonly skipped: number;
  /** Every class that the judge decides between, in their order. */
  readonly classes: readonly {
    readonly key: ClassKey;
    /** What is asked of a picture; `null` where nothing is taken. */
    readonly sureness: Sureness | null;
  }[];
  readonly passedOver: ReadonlyMap<PassedOver, number>;
  readonly found: readonly PickRecord[];
}

/** The slot of a picked picture: the same file is the same one, wherever it lies. */
export const pickSlot = (sha256: string): SlotId => `picked:${sha256}` as SlotId;

export const pickKey = (sha256: string): ImageKey => `picked:${sha256}` as ImageKey;
export const pickThumbnailKey = (sha256: string): ImageKey => `picked:thumbnail:${sha256}` as ImageKey;

/** A picked picture with the keys that its file has. */
export const pickRecord = (label: ClassKey, facts: PickedFacts): PickRecord => ({
  slot: pickSlot(facts.sha256),
  label,
  image: pickKey(facts.sha256),
  thumbnail: pickThumbnailKey(facts.sha256),
  facts,
});

export const NO_PICKS: PicksState = { all: new Map(), precision: PICK_PRECISION, phase: { kind: 'none' } };
