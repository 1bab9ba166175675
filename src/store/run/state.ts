/** @file The run: how far it is, and every variant that it made. */

import type { ImageId } from '../../core/brands.ts';
import type { How } from '../../core/methods/table.ts';
import type { Declined } from '../../core/run/seedJob.ts';
import type { JudgeHead } from '../../core/run/judgeHead.ts';
import type { Recipe } from '../../core/run/recipe.ts';
import type { PackInfo } from '../engine/state.ts';
import type { Failure } from '../../core/failure.ts';
import type { Background } from '../recipe/background.ts';
import type { ClassKey, ImageKey, SlotId } from '../ids.ts';

export interface RunState {
  readonly phase: RunPhase;
  /** Number of the run in its project, from 1 in the order in which they were begun: no two share a picture's key. 0 before the first. */
  readonly made: number;
  /** As the person calls it; absent where they did not. */
  readonly name?: string | undefined;
  /** When it was begun, ISO 8601 in UTC; absent in runs of earlier versions. */
  readonly began?: string | undefined;
  /** Number of the run of which it is the unguided twin; absent where it is none. */
  readonly twinOf?: number | undefined;
  /** What the variants on screen were made with; `null` before the first run. */
  readonly settings: Recipe | null;
  /** Class names at the start of the run, in the order of `seeds.classes`. */
  readonly names: readonly string[];
  /** Template of the judge's prompts at the start of the run; `null` is the judge's own, until it is loaded and says it. */
  readonly prompt: string | null;
  /** Classes that the judge decides between, as indices into `names`. */
  readonly active: readonly number[];
  /** The packs that make it, from their loading on. */
  readonly packs: readonly PackInfo[];
  /** What the judge knew the classes by; absent before the models have said it, and in runs of earlier versions. */
  readonly judgeHead?: JudgeHead | undefined;
  /** Seeds of the run, class by class; they are grown in turn, see `growOrder`. */
  readonly seeds: readonly ImageId[];
  /**
   * Classes that seeds had at the start of the run and have no more: what the judge learnt then is what the other seeds' variants
   * are judged by. Absent where no label was changed.
   */
  readonly labelsThen?: Readonly<Record<ImageId, ClassKey>> | undefined;
  /** How many variants each of the seeds gets, 0 or more; absent where all get as many as `settings` say. */
  readonly counts?: readonly number[] | undefined;
  /** Backgrounds at the start of the run; absent where there were none. */
  readonly backgrounds?: readonly Background[] | undefined;
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
  /** Pictures that were made for it, those that selection did not keep included; absent in runs of earlier versions. */
  readonly drawn?: number | undefined;
  /** Variants that were asked for when it was grown, where the run asks for more by now; absent where that was all. */
  readonly asked?: number | undefined;
  /** Methods that made nothing of it; absent where there were none, and in runs of earlier versions. */
  readonly declined?: readonly Declined[] | undefined;
}

/** What can be shown of a variant before its siblings are made. */
export type ArrivingVariant = Pick<VariantRecord, 'slot' | 'seed' | 'k' | 'image' | 'classScore' | 'keptClass'>;

/** A variant with what made it and what the judge says of it. */
export interface VariantRecord {
  readonly slot: SlotId;
  readonly seed: ImageId;
  /** From 1. */
  readonly k: number;
  /** Number of its stream: k - 1 for the first variant in the slot, new for every regrown one. */
  readonly number: number;
  /** Streams that it was made together with, itself included, in their order. */
  readonly siblings: readonly number[];
  /** Which method made it, and what that tells of it: a variant that was made again may differ from the recipe. */
  readonly how: How;
  /** Another class that has a share in it, as an index; `null` where its label is its seed's alone. */
  readonly mixture: { readonly label: number; readonly share: number } | null;
  readonly image: ImageKey;
  readonly classScore: number;
  /** Index of the judge's class. */
  readonly top1: number;
  readonly keptClass: boolean;
  readonly entropy: number;
  readonly deltaEntropy: number;
  readonly diversity: number;
  readonly cosineToSeed: number;
  /** How likely it is one that should not be shown, in [0, 1]; absent where nobody checked it. */
  readonly safety?: number | undefined;
  readonly probabilities: readonly number[];
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
  prompt: null,
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
