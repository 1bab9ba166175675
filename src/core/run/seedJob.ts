/** @file One seed of a run: what is asked for, what happens, and what comes out. */

import type { Seed, SeedReading } from '../expansion/seed.ts';
import type { ClassMatrix } from '../judge/classMatrix.ts';
import type { DeclineReason } from '../methods/declined.ts';
import type { DenoisedEvent, Made, MethodEvent, Partner, PartnerKind } from '../methods/method.ts';
import type { How, MethodId } from '../methods/table.ts';
import type { Evaluation } from '../objective/objective.ts';
import type { Wanted } from './wanted.ts';
import type { Slot } from './slots.ts';

/** One seed's work. */
export interface SeedJob {
  readonly seed: Seed;
  /** What the judge decides between for this seed; `null` where nobody judges. */
  readonly classes: ClassMatrix | null;
  readonly slots: readonly Slot[];
  /** What its class is called, for methods that write prompts. Default: nobody said it. */
  readonly className?: string;
  /** Where a method needs partners: those of one variant, as `partnersOf` finds them. */
  readonly partners?: (wanted: Wanted) => Promise<readonly Partner[]>;
  /** Whether there is any of a kind. Default: there is none. */
  readonly hasPartner?: (kind: PartnerKind) => boolean;
  /**
   * Whether the slots' streams are to be taken as they are, though the recipe selects: to make again what was selected before.
   * Default: false.
   */
  readonly exactly?: boolean;
  /** Where the recipe selects: streams below this number were drawn before, and are left alone. Default: 0. */
  readonly unusedFrom?: number;
  /** Most variants in memory at a time; the result does not depend on it. Default: all. */
  readonly batch?: number;
  /** Whether steps are told with the pictures that stopping there would give. Default: false. */
  readonly watch?: boolean;
}

/** A variant in its slot. */
export interface RunVariant extends Omit<Made, 'how'> {
  readonly k: number;
  readonly how: How;
  /** Streams that it was made together with, itself included, in their order. */
  readonly siblings: readonly number[];
  /** How likely it is one that should not be shown, in [0, 1]; absent where nobody checks. */
  readonly safety?: number;
}

/** A method that makes nothing of a seed. */
export interface Declined {
  readonly method: MethodId;
  readonly reason: DeclineReason;
}

export type RunEvent =
  | { readonly kind: 'seed'; readonly reading: SeedReading }
  | (Extract<MethodEvent, { kind: 'step' }> & { readonly method: MethodId })
  | (DenoisedEvent & { readonly method: MethodId })
  /** A variant that will stay; its siblings may not be made yet. */
  | { readonly kind: 'variant'; readonly variant: RunVariant }
  | { readonly kind: 'drawn'; readonly drawn: number; readonly kept: number };

/** A seed with its variants. */
export interface ExpandedSeed {
  /** `null` where nobody judges. */
  readonly reading: SeedReading | null;
  /** In the order of k; fewer than there are slots where too few passed the selection. */
  readonly variants: readonly RunVariant[];
  /** The objective before each step and at the end, of the first part that has one. */
  readonly path: readonly Evaluation[];
  /** Images that were made, those that were not kept included. */
  readonly drawn: number;
  /** Methods that made nothing of it: their slots went to the others, and stay empty where there are none. */
  readonly declined: readonly Declined[];
}
