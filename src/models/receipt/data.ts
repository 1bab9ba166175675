/** @file What a receipt is made of, and what is asked of it. */

import type { RunSeed } from '../../core/brands.ts';
import type { Arm, PoolId } from '../../core/receipt/arms.ts';
import type { JudgeViews } from '../../core/receipt/judged.ts';
import type { ReceiptPicture } from '../../core/receipt/pictures.ts';
import type { Net, Rates, TestWith } from '../../core/receipt/protocol.ts';
import type { CurvePoint, ReceiptRun } from '../../core/receipt/receipt.ts';
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
export interface ReceiptRequest {
  readonly arms: readonly Arm[];
  readonly seed: RunSeed;
  readonly repeats: number;
  readonly test: TestWith;
  /** `find`: as many updates for all arms as the slowest of them needs on a part of the seeds. */
  readonly length: { readonly kind: 'find' } | { readonly kind: 'updates' | 'epochs'; readonly count: number };
  /** Whether rates are chosen for each arm on a part of the seeds. */
  readonly tune: boolean;
  readonly net: Net;
  readonly batch: number;
  /** Variants of every seed that pools are made of. */
  readonly variants: number;
  /** How often a training looks at what is held out. */
  readonly looks: number;
  /** Numbers of variants that arms with a pool are trained with besides, for the curve; none for no curve. */
  readonly ratios: readonly number[];
  readonly robustness: boolean;
  /** The largest class over the smallest; `null` for no long tail. */
  readonly longTail: number | null;
  /** The arm whose first network is handed out, or the best of those that are trained; `null` for none. */
  readonly hand: 'best' | (string & {}) | null;
}

/** One training, or one reading of an arm that trains nothing: plain data that names it. */
export interface ReceiptJob {
  /** `pilot` and `trial` decide length and rates on a part of the seeds; `all` learns from every seed, to be handed out. */
  readonly stage: 'pilot' | 'trial' | 'run' | 'tail' | 'all';
  readonly arm: string;
  readonly repeat: number;
  readonly fold: number;
  /** Most variants of a seed. */
  readonly k: number;
  readonly balanced: boolean;
  /** 0 where nothing is trained step by step. */
  readonly updates: number;
  readonly rates: Rates | null;
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
  | { readonly kind: 'job'; readonly job: ReceiptJob; readonly done: number; readonly jobs: number }
  | { readonly kind: 'update'; readonly job: ReceiptJob; readonly update: number; readonly loss: number }
  | { readonly kind: 'point'; readonly job: ReceiptJob; readonly point: CurvePoint }
  | { readonly kind: 'length'; readonly updates: number; readonly settled: boolean }
  | { readonly kind: 'rates'; readonly arm: string; readonly rates: Rates }
  | { readonly kind: 'run'; readonly arm: string; readonly repeat: number; readonly run: ReceiptRun }
  | { readonly kind: 'corruption'; readonly done: number; readonly of: number };

/** The work of one training, of which `more` differs from the request's. */
export type JobOf = (arm: Arm, repeat: number, fold: number, more?: Partial<ReceiptJob>) => ReceiptJob;
