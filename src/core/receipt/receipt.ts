/** @file A receipt: what classifiers learnt from each arm, with everything that the numbers depend on. Plain data, stored whole. */

import type { CorruptionName, Severity } from '../corruptions/corruption.ts';
import type { Recipe } from '../run/recipe.ts';
import type { ReceiptNote } from './notes.ts';
import type { Protocol, Rates } from './protocol.ts';

export const RECEIPT_VERSION = 1;

/** One repeat of one arm. */
export interface ReceiptRun {
  /** Its run seed; the other arms have runs with the same ones. */
  readonly seed: number;
  /** Share of the test pictures that are read right, in [0, 1]. */
  readonly accuracy: number;
  /** Test pictures by class and, inside, by what they are read as: [classes][classes]. With folds, of all of them. */
  readonly confusion: readonly (readonly number[])[];
  /** How it learnt; empty where nothing is trained step by step. With folds, of the first. */
  readonly curve: readonly CurvePoint[];
}

export interface CurvePoint {
  /** Updates that were taken. */
  readonly update: number;
  /** Mean loss over the updates since the point before. */
  readonly loss: number;
  /** Of the pictures that are held out, in [0, 1]. */
  readonly accuracy: number;
}

/** What one arm came to. */
export interface ArmResult {
  readonly arm: string;
  /** Pictures that it trains with, the fewest of its folds; 0 for an arm without any. */
  readonly pictures: number;
  /** Updates of each training, the most of its folds; 0 where nothing is trained step by step. */
  readonly updates: number;
  /** `null` where nothing is trained step by step. */
  readonly rates: Rates | null;
  /** Mean accuracy of the runs. */
  readonly mean: number;
  /** Sample standard deviation of the runs' accuracies; `null` for one run. */
  readonly spread: number | null;
  readonly runs: readonly ReceiptRun[];
}

/** Accuracy by the number of variants of each seed. */
export interface RatioCurve {
  readonly arm: string;
  readonly points: readonly RatioPoint[];
}

export interface RatioPoint extends Figure {
  /** Variants of each seed; 0 is the folder alone. */
  readonly k: number;
}

/** Accuracy on test pictures that were made worse. */
export interface RobustnessPoint extends Figure {
  readonly arm: string;
  readonly corruption: CorruptionName;
  readonly severity: Severity;
}

/** Training on classes of very different size. */
export interface LongTailResult {
  readonly arm: string;
  /** `balanced`: the softmax of Ren et al. (2020), which knows how frequent classes are. */
  readonly loss: 'plain' | 'balanced';
  /** All test pictures, and those of the third of the classes with the most, with fewer, with the fewest seeds. */
  readonly all: Figure;
  /** `null` where none of these classes is tested. */
  readonly many: Figure | null;
  readonly medium: Figure | null;
  readonly few: Figure | null;
}

export interface Spread {
  readonly mean: number;
  readonly spread: number | null;
}

/** A share in [0, 1] over the runs. */
export interface Figure extends Spread {
  /** Of each run, in their order; earlier versions did not write it. */
  readonly runs?: readonly number[] | undefined;
}

export interface LongTail {
  /** Seeds that are left of every class. */
  readonly counts: readonly number[];
  readonly results: readonly LongTailResult[];
}

/** A model that took part. */
export interface ReceiptPack {
  readonly role: 'prior' | 'judge' | 'mask' | 'safety';
  readonly id: string;
  readonly version: string;
  readonly sha256: string;
}

/** The run that variants came from, as it was called when the receipt was made. */
export interface GrownIn {
  /** Its number in its project, from 1. */
  readonly made: number;
  /** Absent where nobody had named it. */
  readonly name?: string | undefined;
}

export interface Receipt {
  readonly version: typeof RECEIPT_VERSION;
  /** Name of what was given, without folders. */
  readonly source: string;
  /** Class folders in the order of the indices. */
  readonly classes: readonly string[];
  /** Seeds of every class. */
  readonly seeds: readonly number[];
  /** Test pictures of every class; with folds, its seeds. */
  readonly tests: readonly number[];
  readonly protocol: Protocol;
  /** What the expansion was made by; `null` where no arm has one, or it is not known. */
  readonly recipe: Recipe | null;
  /** The run whose variants trained; absent where none did, where it has no number, and in what earlier versions wrote. */
  readonly grown?: GrownIn | undefined;
  readonly packs: readonly ReceiptPack[];
  /** Where the networks were trained: the same device gives the same numbers. */
  readonly device: string;
  readonly arms: readonly ArmResult[];
  readonly ratios: readonly RatioCurve[];
  readonly robustness: readonly RobustnessPoint[];
  readonly longTail: LongTail | null;
  /** What a reader must know: near-copies across the split, what was left out. */
  readonly notes: readonly ReceiptNote[];
  readonly appVersion: string;
}
