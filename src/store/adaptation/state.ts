/** @file Adapting the prior to the seeds: how long it may take, how far it is, what is left to go on with, and what the last came to. */

import { ADAPTATION } from '../../core/adaptation/settings.ts';
import type { AdaptationLook } from '../../core/adaptation/adapt.ts';
import type { Failure } from '../../core/failure.ts';
import type { AdaptedPrior } from '../../protocol/adaptation.ts';
import type { ImageKey } from '../ids.ts';

export interface AdaptationState {
  /** Optimiser steps at most, of the next one. */
  readonly steps: number;
  readonly phase: AdaptationPhase;
  /** What is under way, or was left before its end. */
  readonly kept: KeptAdaptation | null;
  /** The last one that came to its end. */
  readonly made: MadeAdaptation | null;
}

export type AdaptationPhase =
  | { readonly kind: 'idle' }
  /** Pictures are decoded. */
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  /** `left`: seconds that it takes at most; `null` where too little is done to tell. */
  | { readonly kind: 'training'; readonly step: number; readonly of: number; readonly left: number | null }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** One that goes on from its last look, whose checkpoint is the project's under `checkpointKey`. */
export interface KeptAdaptation {
  readonly id: string;
  /** A digest of all that its numbers depend on: it goes on where that is the same. */
  readonly of: string;
  /** Optimiser steps at most. */
  readonly steps: number;
  readonly looks: readonly AdaptationLook[];
  /** Held-out pictures that are shown. */
  readonly shown: number;
}

export interface MadeAdaptation extends Omit<AdaptedPrior, 'sheet'> {
  readonly id: string;
}

/** What a project keeps of it before the first. */
export const NOTHING_ADAPTED = { kept: null, made: null } as const;

export const NO_ADAPTATION: AdaptationState = {
  steps: ADAPTATION.steps,
  phase: { kind: 'idle' },
  ...NOTHING_ADAPTED,
};

/** Steps that can be asked for. */
export const STEPS = { least: 2, most: 2000 } as const;
/** Seeds that take part at most: the usual steps see 1,600 crops. */
export const MOST_SEEDS = 1000;

/** Whether it is at work. */
export const isAdapting = ({ phase: { kind } }: AdaptationState): boolean => kind === 'reading' || kind === 'training';

/** What the keys of everything begin with that one that goes on is made of. */
export const adaptingPrefix = (id: string): string => `adapting:${id}:`;

export const checkpointKey = (id: string): ImageKey => `${adaptingPrefix(id)}checkpoint` as ImageKey;

/** A held-out picture, and what is given back of it at the look of a step. */
export const heldKey = (id: string, i: number): ImageKey => `${adaptingPrefix(id)}held:${i}` as ImageKey;
export const givenBackKey = (id: string, step: number, i: number): ImageKey =>
  `${adaptingPrefix(id)}step-${step}:${i}` as ImageKey;

/** Pictures that took no part, see `AdaptedPrior.sheet`. */
export const sheetKey = (id: string): ImageKey => `adapted:${id}` as ImageKey;

/** Whether a key is of one that goes on: it is forgotten with its end. */
export const isOfAdapting = (key: ImageKey): boolean => key.startsWith('adapting:');
