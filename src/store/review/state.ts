/** @file What a person decided on every variant, and how to take it back; what they said of seeds is taken back the same way. */

import type { ImageId } from '../../core/brands.ts';
import type { ClassKey, SlotId } from '../ids.ts';
import type { VariantRecord } from '../run/state.ts';
import type { SeedChoice } from '../seeds/state.ts';

export interface ReviewState {
  /** Decisions; a slot that is not in it is unreviewed and keeps its folder's class. */
  readonly decisions: ReadonlyMap<SlotId, Decision>;
  readonly past: readonly ReviewStep[];
  readonly future: readonly ReviewStep[];
  /** Rules that were applied and not taken back, in order. */
  readonly applied: readonly RuleUse[];
}

export type Verdict = 'accepted' | 'rejected' | 'unreviewed';

export interface Decision {
  readonly verdict: Verdict;
  /** Another class than the folder's, given by the person. */
  readonly relabel: ClassKey | null;
  /** Why, where a rule decided; '' otherwise. */
  readonly reason: string;
  /** When, ISO 8601 in UTC; `null` where nobody has decided. */
  readonly at: string | null;
}

/** Rules as they were applied. */
export interface RuleUse {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly rules: readonly Rule[];
  /** How many variants they rejected. */
  readonly rejected: number;
}

/** One undoable step: what was before and after, of all it touched. */
export interface ReviewStep {
  /** For the menu: "Reject 3 variants". */
  readonly title: string;
  readonly changes: readonly ReviewChange[];
}

export type ReviewChange =
  | {
      readonly kind: 'decision';
      readonly slot: SlotId;
      readonly before: Decision | null;
      readonly after: Decision | null;
    }
  | { readonly kind: 'regrow'; readonly slot: SlotId; readonly before: VariantRecord; readonly after: VariantRecord }
  | { readonly kind: 'rules'; readonly use: RuleUse }
  | { readonly kind: 'seed'; readonly id: ImageId; readonly before: SeedChoice; readonly after: SeedChoice };

/** A condition on variants, for rules and filters. */
export type Rule =
  | { readonly kind: 'below'; readonly figure: Figure; readonly limit: number }
  | { readonly kind: 'above'; readonly figure: Figure; readonly limit: number }
  | { readonly kind: 'class-lost' }
  | { readonly kind: 'near-copy' };

/** Figures that variants are sorted and filtered by. */
export type Figure = 'classScore' | 'deltaEntropy' | 'diversity' | 'distance' | 'cosineToSeed' | 'nearestCosine';

export const UNREVIEWED: Decision = { verdict: 'unreviewed', relabel: null, reason: '', at: null };

export const NO_REVIEW: ReviewState = { decisions: new Map(), past: [], future: [], applied: [] };
