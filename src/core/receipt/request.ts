/** @file What is asked of a receipt and told while it is made, wherever it is trained. */

import type { RunSeed } from '../brands.ts';
import type { Net, Rates, TestWith } from './protocol.ts';
import type { ReceiptRun } from './receipt.ts';

/** How all arms of a receipt are trained. */
export interface TrainingRequest {
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

/** What a training is for: `pilot` and `trial` decide length and rates on a part of the seeds; `all` learns from every seed, to be handed out. */
export type ReceiptStage = 'pilot' | 'trial' | 'run' | 'tail' | 'all';

/** What trainings came to, as soon as it is known. */
export type ReceiptFound =
  | { readonly kind: 'length'; readonly updates: number; readonly settled: boolean }
  | { readonly kind: 'rates'; readonly arm: string; readonly rates: Rates }
  | { readonly kind: 'run'; readonly arm: string; readonly repeat: number; readonly run: ReceiptRun };
