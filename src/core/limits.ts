/** @file How large every number may be that a person can ask for: one table for the page and for the commands. */

import { MAX_ENTRIES } from './dataset/limits.ts';
import { MOST_VARIANTS } from './dataset/topUp.ts';

/** A range of numbers, both ends in it. */
export interface Limit {
  readonly least: number;
  readonly most: number;
  /** Whether only whole numbers are meant. */
  readonly whole: boolean;
}

const whole = (least: number, most: number): Limit => ({ least, most, whole: true });
const real = (least: number, most: number): Limit => ({ least, most, whole: false });

export const LIMITS = {
  /** K, variants of one picture. */
  variants: whole(1, MOST_VARIANTS),
  /** Images that a class is topped up to. */
  perClass: whole(1, 100_000),
  /** Pictures drawn for every variant that selection keeps. */
  tries: whole(1, 1000),
  /** Methods of one recipe, and the share of each. */
  parts: whole(1, 8),
  share: whole(1, 100),
  /** What is left of a share for a class that gets less of a method. */
  lessFor: real(0, 1),
  /** Steps of guidance; 0 is unguided. */
  steps: whole(0, 20),
  /** Radius of the search, in units of the prior's latent: priors suggest about 0.5. */
  epsilon: real(0, 1000),
  /** Weight of a term of the objective; only their ratios matter. */
  weight: real(0, 4),
  /** Size of one step, in units of the noise. */
  stepSize: real(0.001, 1),
  /** Starts of every variant that the judge chooses among. */
  candidates: whole(1, 8),
  /** Probability of the class that is sought. */
  sureness: real(0, 1),
  /** How many times as likely as any other the class is to be. */
  lead: real(0, 10),
  /** Weight of class prototypes beside the text. */
  prototypes: real(0, 1),
  /** Share of a variant's label that the judge's reading makes. */
  softLabels: real(0, 1),
  /** Optimiser steps in which a prior is adapted, and the rank of what is added to its weights. */
  adaptSteps: whole(1, 10_000),
  adaptRank: whole(1, 64),
  /** Share of picked pictures that should be right. */
  pickPrecision: real(0.5, 1),
  /** Side of the squares that all pictures of an export are made, in pixels. */
  match: whole(16, 2048),
  /** Safety score from which a variant is rejected. */
  safety: real(0, 1),
  /** Steps of a denoiser, as many at most as it was trained in, and how strongly it follows a prompt. */
  denoisingSteps: whole(1, 1000),
  guidanceScale: real(0, 100),
  /** Run seed: what a number holds without loss. */
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  /** Side of a variant, in pixels; a prior's pack says more narrowly what it takes. */
  side: whole(8, 4096),
  /** Bits of 16 that pictures use. */
  stretch: whole(8, 16),
  /** Variants in memory at a time. */
  batch: whole(1, 1000),
  /** Threads of the runtime. */
  threads: whole(1, 256),
  /** Parts that a run is made in. */
  shards: whole(1, 10_000),
  /** Pictures of a data set: as many files as an archive may list. */
  pictures: whole(1, MAX_ENTRIES),
  /** Repeats of a receipt, and parts that its seeds are held out in. */
  repeats: whole(1, 100),
  folds: whole(2, 20),
  /** Updates and epochs of a training, and pictures of an update. */
  updates: whole(1, 100_000),
  epochs: whole(1, 10_000),
  trainingBatch: whole(2, 512),
  /** Side of the pictures that a network of a receipt sees, in pixels, and its width in channels; both in steps. */
  netSide: whole(32, 256),
  netWidth: whole(4, 256),
  /** The largest class of a long tail over the smallest. */
  longTail: real(1, 1000),
  /** Variants of a whole run: a line of the sidecar each, and the sidecar is one text, which an engine limits to 512 MB. */
  variantsOfRun: whole(1, 400_000),
} as const satisfies Readonly<Record<string, Limit>>;

/** Whether a number is in a range. */
export const isWithin = (value: number, { least, most, whole: integer }: Limit): boolean =>
  value >= least && value <= most && (!integer || Number.isSafeInteger(value));

/** The range in words, after "Expected ... to be": "a whole number from 1 to 50". */
export const rangeText = ({ least, most, whole: integer }: Limit): string =>
  `a ${integer ? 'whole ' : ''}number from ${least} to ${most}`;
