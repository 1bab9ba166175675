/** @file What is asked of a receipt and told while it is made, wherever it is trained. */

import type { RunSeed } from '../brands.ts';
import type { Net, Rates, TestWith } from './protocol.ts';
import type { ReceiptRun } from './receipt.ts';

/** What a receipt answers besides how its arms fare as they are. */
export interface FurtherQuestions {
  /** Numbers of variants that arms with variants are trained with besides, for a curve; none for no curve. */
  readonly ratios: readonly number[];
  /** Whether trained networks read the test pictures under the 15 corruptions too. */
  readonly robustness: boolean;
  /** The largest class over the smallest, 1 to 1000, three classes or more; `null` for no long tail. */
  readonly longTail: number | null;
}

/** How all arms of a receipt are trained. */
export interface TrainingRequest extends FurtherQuestions {
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
}

/**
 * What a training is for: `pilot` and `trial` decide length and rates on a part of the seeds; `run` is what arms are compared by,
 * `ratio` a point of a curve over the number of variants, `tail` on classes of very different size; `all` learns from every seed, to
 * be handed out.
 */
export type ReceiptStage = 'pilot' | 'trial' | 'run' | 'ratio' | 'tail' | 'all';

/** One training, or one reading of an arm that trains nothing: plain data that names it. */
export interface ReceiptJob {
  readonly stage: ReceiptStage;
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

/** Which part of the whole work something is: where it begins, where it ends, and all of it, in one unit. */
export interface WorkSpan {
  readonly from: number;
  readonly to: number;
  readonly of: number;
}

/** What trainings came to, as soon as it is known. */
export type ReceiptFound =
  | { readonly kind: 'length'; readonly updates: number; readonly settled: boolean }
  | { readonly kind: 'rates'; readonly arm: string; readonly rates: Rates }
  | { readonly kind: 'run'; readonly arm: string; readonly repeat: number; readonly run: ReceiptRun };
