/** @file The worker that adapts a prior to seeds: what it is given, what it tells, and what comes back. */

import './blob.ts';
import type { AdaptationLook } from '../core/adaptation/adapt.ts';
import type { ReconstructionError } from '../core/adaptation/error.ts';
import type { AdaptationSettings } from '../core/adaptation/settings.ts';
import type { RunSeed } from '../core/brands.ts';
import type { PackPlace } from '../packs/place.ts';
import type { Result } from './failure.ts';
import type { Callback } from './job.ts';

/** A picture as a file. */
export interface AdaptationSeed {
  readonly path: string;
  /** Of the file, in hexadecimal digits. */
  readonly sha256: string;
  readonly label: string;
  readonly file: Blob;
  /** See `SeedFile.crop`. */
  readonly crop?: number;
}

export interface AdaptationAsked {
  /** Where the prior lies. */
  readonly prior: PackPlace;
  readonly seeds: readonly AdaptationSeed[];
  /** Side of the squares in pixels; `null` for the one that the prior prefers. */
  readonly side: number | null;
  /** How many of 16 bits pictures use. */
  readonly stretch: number;
  readonly settings: AdaptationSettings;
  readonly runSeed: RunSeed;
  readonly appVersion: string;
  /** The checkpoint that it goes on from; `null` for the beginning, which one of another version is too. */
  readonly from: Blob | null;
}

export type AdaptationNews =
  /** Pictures are decoded. */
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  | { readonly kind: 'step'; readonly step: number; readonly loss: number }
  /** Pictures that were held out were given back. */
  | {
      readonly kind: 'look';
      /** All looks so far, this one the last. */
      readonly looks: readonly AdaptationLook[];
      readonly checkpoint: Blob;
      /** Some of those pictures. */
      readonly held: readonly Blob[];
      /** The same as they are given back now. */
      readonly now: readonly Blob[];
    };

/** What it came to. */
export interface AdaptedPrior {
  /** Name of the new pack on the shelf; `null` where no look was better than the first. */
  readonly key: string | null;
  readonly looks: readonly AdaptationLook[];
  /** Of seeds that took no part, by the prior as it was and as it is; equal without a new pack. */
  readonly before: ReconstructionError;
  readonly after: ReconstructionError;
  /** How many those are. */
  readonly tested: number;
  /** Pictures that were read. */
  readonly pictures: number;
  /** Some of those that took no part, a row each: as they are, as they were given back, and as they are now; `null` without a new pack. */
  readonly sheet: Blob | null;
}

export interface AdaptationWorker {
  hold(lock: string): Promise<void>;
  /** Adapts; one a worker. What is done is in the last look. */
  adaptPrior(asked: AdaptationAsked, onNews: Callback<[news: AdaptationNews]>): Promise<Result<AdaptedPrior>>;
}
