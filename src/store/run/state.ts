/** @file The run: how far it is, and every variant that it made. */

import type { ImageId } from '../../core/brands.ts';
import type { Terms } from '../../core/objective/objective.ts';
import type { PackInfo } from '../engine/state.ts';
import type { Failure } from '../failure.ts';
import type { ImageKey, SlotId } from '../ids.ts';
import type { RecipeSettings } from '../recipe/state.ts';

export interface RunState {
  readonly phase: RunPhase;
  /** Counts the runs of a project: no two of them share a picture's key. 0 before the first. */
  readonly made: number;
  /** What the variants on screen were made with; `null` before the first run. */
  readonly settings: RecipeSettings | null;
  /** Class names (in the order of `seeds.classes`) and prompt at the start of the run. */
  readonly names: readonly string[];
  readonly prompt: string;
  /** Classes that the judge decides between, as indices into `names`. */
  readonly active: readonly number[];
  /** The packs that make it, from their loading on. */
  readonly packs: readonly PackInfo[];
  /** Seeds of the run, in the order they are grown. */
  readonly seeds: readonly ImageId[];
  /** How many variants each of the seeds gets, 0 or more; absent where all get as many as `settings` say. */
  readonly counts?: readonly number[] | undefined;
  /** Variants made and variants asked for. */
  readonly done: number;
  readonly total: number;
  /** Time that the run has worked, pauses not counted, in seconds. */
  readonly seconds: number;
  /** Every variant, by slot. */
  readonly variants: ReadonlyMap<SlotId, VariantRecord>;
  /** Variants of the seed at work that are made; with the last of them they become records. */
  readonly arriving: readonly ArrivingVariant[];
  /** Slots of every seed that has variants, in the order of k. */
  readonly families: ReadonlyMap<ImageId, readonly SlotId[]>;
  /** What was read in every grown seed. */
  readonly seedReadings: ReadonlyMap<ImageId, SeedRecord>;
  /** Seeds that could not be grown; the run went on. */
  readonly failures: readonly SeedFailure[];
  /** Slots that are being regrown. */
  readonly regrowing: ReadonlySet<SlotId>;
}

export type RunPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  /** The seed at work is finished first. */
  | { readonly kind: 'pausing' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'stopping' }
  /** `stopped`: by the person, before the end; what is done is kept. */
  | { readonly kind: 'finished'; readonly stopped: boolean }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface SeedFailure {
  readonly seed: ImageId;
  readonly failure: Failure;
}

/** A seed as the run read it. */
export interface SeedRecord {
  /** The seed as the prior took it, cropped to the square. */
  readonly framed: ImageKey;
  readonly probabilities: readonly number[];
  readonly entropy: number;
  readonly top1: number;
  /** Index of the class that its variants should keep. */
  readonly anchor: number;
}

/** What can be shown of a variant before its siblings are made. */
export type ArrivingVariant = Pick<VariantRecord, 'slot' | 'seed' | 'k' | 'image' | 'classScore' | 'keptClass'>;

/** A variant with what made it and what the judge says of it. Figures are those of the projected and decoded image. */
export interface VariantRecord {
  readonly slot: SlotId;
  readonly seed: ImageId;
  /** From 1. */
  readonly k: number;
  /** Number of its stream: k - 1 for the first variant in the slot, new for every regrown one. */
  readonly number: number;
  /** Streams that it was imagined together with, in the order of k; absent where these are 0 to K - 1. */
  readonly family?: readonly number[];
  /** Radius it was made with: a regrown one may have a smaller one. */
  readonly epsilon: number;
  readonly image: ImageKey;
  readonly classScore: number;
  /** Index of the judge's class. */
  readonly top1: number;
  readonly keptClass: boolean;
  readonly entropy: number;
  readonly deltaEntropy: number;
  readonly diversity: number;
  /** |f' - f|_inf used of epsilon. */
  readonly distance: number;
  readonly cosineToSeed: number;
  readonly probabilities: readonly number[];
  /** Its own three terms before every step, and at the end: `steps` + 1 points. */
  readonly trace: readonly Terms[];
  /** max |f' - f| of every latent channel, as a share of epsilon, in [0, 1]. */
  readonly ballUse: readonly number[];
  /** The most similar other image (seed or variant) that was known when it was made; `null` where it was the first. */
  readonly nearest: Neighbour | null;
  /** Whether its nearest is closer than the threshold for a near copy. */
  readonly nearCopy: boolean;
}

export interface Neighbour {
  readonly of: { readonly kind: 'seed'; readonly id: ImageId } | { readonly kind: 'variant'; readonly slot: SlotId };
  /** Cosine of the judge's embeddings. */
  readonly cosine: number;
}

export const NO_RUN: RunState = {
  phase: { kind: 'idle' },
  made: 0,
  settings: null,
  names: [],
  prompt: '',
  active: [],
  packs: [],
  seeds: [],
  done: 0,
  total: 0,
  seconds: 0,
  variants: new Map(),
  arriving: [],
  families: new Map(),
  seedReadings: new Map(),
  failures: [],
  regrowing: new Set(),
};
