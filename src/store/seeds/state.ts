/** @file The seeds: what was read, what was refused, and what the judge says of them before anything is grown. */

import type { ImageId } from '../../core/brands.ts';
import type { ImageFlag } from '../../core/dataset/imageFlags.ts';
import type { HeadMode } from '../../core/judge/head/head.ts';
import type { ViewSet } from '../../core/judge/head/viewSets.ts';
import type { Placement, Split } from '../../core/dataset/placement.ts';
import type { Stroke } from '../../core/mask/correct.ts';
import type { Understood } from '../../protocol/import.ts';
import type { LeftOut } from '../../core/dataset/reasons.ts';
import type { Failure } from '../../core/failure.ts';
import type { NameFault } from '../../packs/className.ts';
import type { ClassKey, ImageKey } from '../ids.ts';
import type { Said } from './corrections.ts';

export interface SeedsState {
  readonly source: SeedSource | null;
  readonly phase: ReadPhase;
  readonly layout: Placement['layout'];
  /** Every readable image, by id, in the order of their paths. */
  readonly images: ReadonlyMap<ImageId, SeedImage>;
  /** Classes in the order of their keys: the order of the judge's probabilities everywhere in the state. */
  readonly classes: readonly ClassInfo[];
  readonly refused: readonly RefusedFile[];
  /** Licences of the sample set's pictures; empty for a person's own. */
  readonly licences: readonly PictureLicence[];
  /** Template of the judge's prompts, with {label}; `null` is the judge's own. */
  readonly prompt: string | null;
  readonly preflight: Preflight;
  /** What was understood of the source; `null` for what came as a project, and where it was read before that was kept. */
  readonly understood: UnderstoodSource | null;
}

/** What was understood, with what the person has said so far: it is read again with what they say next. */
export interface UnderstoodSource extends Understood {
  readonly said: Said;
  /** Whether something was said that waits for the source: it is not at hand in a later visit. Default: no. */
  readonly waits?: boolean;
}

export interface SeedSource {
  readonly kind: 'folder' | 'zip' | 'sample';
  /** Name of the folder or the archive. */
  readonly name: string;
}

export type ReadPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  /** `stopped`: the person stopped reading; what had been read is kept. */
  | { readonly kind: 'ready'; readonly stopped: boolean }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface SeedImage {
  readonly id: ImageId;
  /** File name without its folders. */
  readonly name: string;
  /** `null` where the data set has no splits: all of it is grown. Only `train` (or `null`) is grown. */
  readonly split: Split | null;
  readonly label: ClassKey;
  readonly bytes: number;
  /** In pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** Of the original file, hexadecimal. */
  readonly sha256: string;
  /** Mean luminance of the picture, in [0, 1]. */
  readonly luminance: number;
  /** Deviation of its Laplacian at thumbnail size, in [0, 1] units. */
  readonly sharpness: number;
  /** How many of 16 bits it uses; absent where that is nothing to speak of. */
  readonly usedBits?: number | undefined;
  /** Absent where it has some colour, and where it was read before that was asked. */
  readonly grey?: true | undefined;
  /** The original file's bytes. */
  readonly original: ImageKey;
  /** A small picture of it, at most 160 pixels on its longer side. */
  readonly thumbnail: ImageKey;
  readonly flags: readonly SeedFlag[];
  /** Left out by the person: neither grown nor exported. */
  readonly leftOut: boolean;
  /** The class it came as, once a person has looked at its label: its own where they said that it is right; absent before. */
  readonly cameAs?: ClassKey | undefined;
  /** Where the square that is grown lies along its longer side, see `Framing.at`; absent where it is in the middle. */
  readonly crop?: number | undefined;
  /** What the person drew on the mask of its object; absent where nothing. */
  readonly mask?: readonly Stroke[] | undefined;
}

/** What a person says of a seed. */
export type SeedChoice = Pick<SeedImage, 'label' | 'leftOut' | 'cameAs' | 'crop'>;

export type SeedFlag = ImageFlag<ImageId>;

export interface ClassInfo {
  readonly key: ClassKey;
  /** What the judge is asked about; starts as the words in the folder's name, the person may write another. */
  readonly name: string;
  /** Why the folder's name cannot be read (it is a code); `null` where it is a name. Stays when `name` is edited. */
  readonly code: NameFault | null;
  readonly leftOut: boolean;
}

export type RefusedFile = LeftOut;

export interface PictureLicence {
  /** Of the collection, for instance "Noto Emoji". */
  readonly title: string;
  /** SPDX expression. */
  readonly licence: string;
  readonly attribution: string;
  readonly url: string;
}

/** The judge's reading of the seeds (train split and not left out), with the present names and prompt. */
export type Preflight =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly done: number;
      readonly total: number;
      /** Share of what all seeds teach that is learnt, in [0, 1]; absent until all are read. */
      readonly learnt?: number;
      /** Seeds whose other views were looked at; absent before the first. */
      readonly viewed?: number;
      readonly readings: PreflightReadings;
    }
  | {
      readonly kind: 'ready';
      readonly readings: PreflightReadings;
      /** What the judge went by; absent in what earlier versions stored. */
      readonly by?: JudgedBy | undefined;
    }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly readings: PreflightReadings };

/** What the judge went by when it read the seeds, beside what it could have gone by. */
export interface JudgedBy {
  readonly mode: HeadMode;
  /** Views of every seed that it learnt from; absent where others than the seed were not tried. */
  readonly views?: ViewSet;
  /** Passes through the judge for every seed that were taken to find that out; absent for one. */
  readonly forwards?: number;
  /** Share of the seeds that are read as their class, by what is gone by, in [0, 1]; a seed never vouches for itself. */
  readonly shares: Readonly<Partial<Record<HeadMode, number>>>;
  /** How many seeds of each class the names alone read right, in the order of `classes`. */
  readonly named: readonly number[];
}

export type PreflightReadings = ReadonlyMap<ImageId, PreflightReading>;

export interface PreflightReading {
  /** One probability a class, in the order of `classes`; 0 for classes left out. */
  readonly probabilities: readonly number[];
  /** Index into `classes`. */
  readonly top1: number;
  /** Probability of the folder's class. */
  readonly classScore: number;
  /** In nats. */
  readonly entropy: number;
}

export const NO_SEEDS: SeedsState = {
  source: null,
  phase: { kind: 'idle' },
  layout: 'classes',
  images: new Map(),
  classes: [],
  refused: [],
  licences: [],
  prompt: null,
  preflight: { kind: 'idle' },
  understood: null,
};
