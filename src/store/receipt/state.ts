/** @file The receipt: what is asked for, how far it is, and those that were made. */

import type { Failure } from '../../core/failure.ts';
import type { CurvePoint, Receipt } from '../../core/receipt/receipt.ts';
import type { FurtherQuestions, ReceiptStage, WorkSpan } from '../../core/receipt/request.ts';
import type { ReceiptAsked } from '../../protocol/receipt.ts';
import type { ImageKey } from '../ids.ts';

export interface ReceiptState {
  readonly choice: ReceiptChoice;
  readonly phase: ReceiptPhase;
  /** What is known of the one that is made now; `null` before the first of this visit. */
  readonly live: LiveReceipt | null;
  /** The project's, the newest last. */
  readonly kept: readonly KeptReceipt[];
  /** Whose results are on screen, besides the newest; for comparing them side by side. */
  readonly compared: string | null;
  /** The receipt whose classifier is packed now, or could not be; `null` for none. */
  readonly packing: { readonly id: string; readonly failure: Failure | null } | null;
}

/** What a person chooses of it. */
export type ReceiptChoice = Pick<ReceiptAsked, 'arms' | 'repeats' | 'length' | keyof FurtherQuestions>;

export type ReceiptPhase =
  | { readonly kind: 'idle' }
  /** Pictures are looked at and decoded. */
  | { readonly kind: 'preparing'; readonly done: number; readonly total: number }
  | { readonly kind: 'training'; readonly resting: boolean }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface LiveReceipt {
  readonly arms: readonly string[];
  /** What is done now; `null` before the first training. */
  readonly doing: LiveTask | null;
  readonly update: number;
  /** Where the pace is measured from: work that was done, and the seconds that had passed by then. `null` before the first that counts. */
  readonly pace: { readonly effort: number; readonly seconds: number } | null;
  /** Seconds that a unit of work takes (`EFFORT`); `null` where too little is done to tell. */
  readonly secondsPerUnit: number | null;
  /** Seconds that it will still take; `null` where too little is done to tell. */
  readonly left: number | null;
  readonly curves: readonly LiveCurve[];
  /** Runs that are done. */
  readonly runs: readonly { readonly arm: string; readonly accuracy: number }[];
}

/** What is done at a moment of a receipt. */
export type LiveTask =
  | {
      readonly kind: 'training';
      readonly stage: ReceiptStage;
      readonly arm: string;
      readonly repeat: number;
      readonly updates: number;
      readonly done: number;
      readonly jobs: number;
      readonly span: WorkSpan;
    }
  /** Corrupted test pictures are made and read. */
  | { readonly kind: 'corrupting'; readonly done: number; readonly of: number; readonly span: WorkSpan };

/** How one training learns. */
export interface LiveCurve {
  readonly arm: string;
  readonly repeat: number;
  readonly fold: number;
  readonly points: readonly CurvePoint[];
}

/** A receipt that a project keeps. */
export interface KeptReceipt {
  readonly id: string;
  /** When it was made, ISO 8601 in UTC. */
  readonly at: string;
  /** That it took, rests not counted. */
  readonly seconds: number;
  readonly receipt: Receipt;
  /** Seconds that a unit of its work took (`EFFORT`); absent where too little was done to tell. */
  readonly pace?: number | undefined;
  /** The network that can be left with, under `classifierKey`; absent where there is none. */
  readonly classifier?: KeptClassifier;
}

export interface KeptClassifier {
  readonly arm: string;
  /** Names of the classes when it was trained, in the order of the receipt's. */
  readonly labels: readonly string[];
  /** See `ClassifierAsked`. */
  readonly square: number;
}

/** Names the network that a receipt left. */
export const classifierKey = (receipt: string): ImageKey => `classifier:${receipt}` as ImageKey;

export const NO_RECEIPT: ReceiptState = {
  choice: {
    ...{ arms: ['original', 'randaugment', 'expansion'], repeats: 3, length: { kind: 'updates', count: 200 } },
    ...{ ratios: [], robustness: false, longTail: null },
  },
  phase: { kind: 'idle' },
  live: null,
  kept: [],
  compared: null,
  packing: null,
};
