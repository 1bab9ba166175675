/** @file What a person decided on every variant, and how to take it back; what they said of seeds is taken back the same way. */

import type { ImageId } from '../../core/brands.ts';
import type { DecisionReason, Rule, StepTitle, Verdict } from '../../core/review.ts';
import type { ClassKey, SlotId } from '../ids.ts';
import type { PickRecord } from '../picks/state.ts';
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

export interface Decision {
  readonly verdict: Verdict;
  /** Another class than the folder's, given by the person. */
  readonly relabel: ClassKey | null;
  /** Why, where a rule decided; `null` where a person did. */
  readonly reason: DecisionReason | null;
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
  /** What it did, for the menu. */
  readonly title: StepTitle;
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
  | {
      readonly kind: 'pick';
      readonly slot: SlotId;
      readonly before: PickRecord | null;
      readonly after: PickRecord | null;
    }
  | { readonly kind: 'rules'; readonly use: RuleUse }
  | { readonly kind: 'seed'; readonly id: ImageId; readonly before: SeedChoice; readonly after: SeedChoice }
  /** Whether a class is left out. */
  | { readonly kind: 'class'; readonly key: ClassKey; readonly before: boolean; readonly after: boolean };

export type { Figure, Rule, Verdict } from '../../core/review.ts';

export const UNREVIEWED: Decision = { verdict: 'unreviewed', relabel: null, reason: null, at: null };

export const NO_REVIEW: ReviewState = { decisions: new Map(), past: [], future: [], applied: [] };
