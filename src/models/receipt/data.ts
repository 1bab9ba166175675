/** @file What a receipt is made of, and what is asked of it. */

import type { Arm, PoolId } from '../../core/receipt/arms.ts';
import type { JudgeViews } from '../../core/receipt/judged.ts';
import type { ReceiptPicture } from '../../core/receipt/pictures.ts';
import type { CurvePoint } from '../../core/receipt/receipt.ts';
import type { ReceiptFound, ReceiptJob, TrainingRequest, WorkSpan } from '../../core/receipt/request.ts';
import type { TrainerState } from '../trainer.ts';
import type { TrainingCheckpoint } from './learning.ts';
import type { TowerViews } from './tower.ts';

/** Pictures, decoded and at the side that the network sees. */
export interface ReceiptData {
  /** Class folders in the order of the indices. */
  readonly classes: readonly string[];
  /** Each its own origin: `origins` of the i-th is [i]. */
  readonly seeds: readonly ReceiptPicture[];
  /** `null` where every seed tests in its turn. */
  readonly tests: readonly ReceiptPicture[] | null;
  /** A number a seed: seeds of one number are near-copies and are held out together. */
  readonly groups: readonly number[];
  /** Of every arm that has one. */
  readonly pools: ReadonlyMap<PoolId, readonly ReceiptPicture[]>;
  /** `null` where no arm asks the judge. */
  readonly judge: JudgeViews | null;
  /** What the judge's last blocks are trained on; `null` where no arm trains them. */
  readonly tower: TowerViews | null;
}

/** What is asked. */
export interface ReceiptRequest extends TrainingRequest {
  readonly arms: readonly Arm[];
  /** How often a training looks at what is held out. */
  readonly looks: number;
  /** The arm whose first network is handed out, or the best of those that are trained; `null` for none. */
  readonly hand: 'best' | (string & {}) | null;
}

/** What a job came to. */
export interface ReceiptPiece {
  readonly confusion: readonly (readonly number[])[];
  readonly nll: number;
  readonly curve: readonly CurvePoint[];
  readonly pictures: number;
  /** Weights, where something is still to be read with them. */
  readonly vectors: TrainerState['vectors'] | null;
}

/** Weights that somebody leaves with, as their training ended. */
export interface HandedOut {
  readonly arm: string;
  readonly vectors: TrainerState['vectors'];
}

/** Keeps what is done, so that whoever is interrupted goes on. */
export interface ReceiptStore {
  piece(key: string): Promise<ReceiptPiece | null>;
  putPiece(key: string, piece: ReceiptPiece): Promise<void>;
  checkpoint(key: string): Promise<TrainingCheckpoint | null>;
  putCheckpoint(key: string, checkpoint: TrainingCheckpoint): Promise<void>;
}

/** What happens while a receipt is made. */
export type ReceiptEvent =
  /** Before a job, of how many that are known by then. */
  | {
      readonly kind: 'job';
      readonly job: ReceiptJob;
      readonly done: number;
      readonly jobs: number;
      readonly span: WorkSpan;
    }
  | { readonly kind: 'update'; readonly job: ReceiptJob; readonly update: number; readonly loss: number }
  | { readonly kind: 'point'; readonly job: ReceiptJob; readonly point: CurvePoint }
  | ReceiptFound
  /** Before test pictures are made worse in one more way. */
  | { readonly kind: 'corruption'; readonly done: number; readonly of: number; readonly span: WorkSpan };
