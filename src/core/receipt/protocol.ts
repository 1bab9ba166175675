/** @file How a receipt trains and tests: everything that its numbers depend on besides pictures and models. Plain data, stored whole. */

import type { RunSeed } from '../brands.ts';
import type { ClassifierKind } from '../classifiers/kinds.ts';
import type { Schedule } from '../classifiers/schedule.ts';
import type { Severity } from '../corruptions/corruption.ts';

/** A learning rate with a weight decay. */
export interface Rates {
  /** The highest of the schedule. */
  readonly learningRate: number;
  readonly weightDecay: number;
}

/** Which pictures test. */
export type TestWith =
  | { readonly kind: 'split'; readonly split: 'test' | 'val' }
  /** Every seed is held out once in each repeat. */
  | { readonly kind: 'folds'; readonly folds: number };

/** How long an arm is trained. */
export type Length =
  /** All arms equally long. `found`: as long as the slowest of them needed on a part of the seeds. */
  | { readonly kind: 'updates'; readonly updates: number; readonly found: boolean }
  /** Every arm sees each of its pictures equally often: one with more pictures takes more updates. */
  | { readonly kind: 'epochs'; readonly epochs: number };

/** The network that every arm trains. */
export interface Net {
  readonly kind: ClassifierKind;
  readonly width: number;
  /** Side of the pictures that it sees, in pixels. */
  readonly side: number;
}

export interface Protocol {
  /** Repeat r draws from run seed `seed` + r: first weights, batches and jitter, the same for every arm. */
  readonly seed: RunSeed;
  readonly repeats: number;
  readonly test: TestWith;
  readonly length: Length;
  readonly net: Net;
  /** Pictures of an update. */
  readonly batch: number;
  /** Whether the rates of every arm were chosen on a part of the seeds; else all have the same. */
  readonly tuned: boolean;
  /** Variants of every seed that pools are made of. */
  readonly variants: number;
}

/** SGD with Nesterov momentum. */
export const MOMENTUM = 0.9;
export const DEFAULT_RATES: Rates = { learningRate: 0.05, weightDecay: 5e-4 };
export const BATCH = 64;

/** Parts that seeds are held out in where there are no test pictures and nobody names another number. */
export const FOLDS = 3;

/** How often a training of the page looks at what is held out. */
export const LOOKS = 8;

/** Severities at which test pictures are made worse. */
export const SEVERITIES = [1, 3, 5] as const satisfies readonly Severity[];

/**
 * How the judge's last blocks are trained on: AdamW under a warm-up and half a cosine. They begin where the closed-form head stands, so
 * they take a number of updates of their own whatever the other arms take; more of them learn small folders by heart.
 */
export const FINE_TUNING = {
  updates: 100,
  batch: 32,
  learningRate: 1e-4,
  weightDecay: 0.01,
  smoothing: 0.1,
  warmup: 10,
} as const;

/** Half a cosine from the first update on, under a warm-up of 50. */
export const scheduleOf = (updates: number): Schedule => ({
  kind: 'cosine-under-warmup',
  warmup: Math.min(50, updates),
  total: updates,
});

/**
 * How many updates an arm takes.
 *
 * @param length of the protocol.
 * @param pictures that it trains with; with the seeds alone and `asManyAsExpanded`, those and what their variants would be.
 * @param batch pictures of an update.
 */
export function updatesOf(length: Length, pictures: number, batch: number): number {
  switch (length.kind) {
    case 'updates':
      return length.updates;
    case 'epochs':
      return Math.max(1, Math.ceil((length.epochs * pictures) / batch));
    default:
      return length satisfies never;
  }
}
