/** @file What a person decides on variants, and why, as data; the words for it are in `src/ui/words/`. */

import type { Unsafe } from './safety/unsafe.ts';

export type Verdict = 'accepted' | 'rejected' | 'unreviewed';

/** Figures that variants are sorted and filtered by. */
export type Figure =
  'classScore' | 'deltaEntropy' | 'diversity' | 'distance' | 'cosineToSeed' | 'nearestCosine' | 'safety';

/** A condition on variants, for rules and filters. */
export type Rule =
  | { readonly kind: 'below'; readonly figure: Figure; readonly limit: number }
  | { readonly kind: 'above'; readonly figure: Figure; readonly limit: number }
  /** Its class score is below that share of its seed's: what is hard to read in the seed is not held against the variant. */
  | { readonly kind: 'below-seed'; readonly share: number }
  | { readonly kind: 'class-lost' }
  | { readonly kind: 'near-copy' };

/** Why a variant was decided as it is, where that was not a person's own look at it. */
export type DecisionReason =
  | { readonly code: 'rule'; readonly rule: Rule }
  /** The variants were steered towards the class that its seed was said to be of before. */
  | { readonly code: 'seed-relabelled'; readonly from: string }
  /** Its safety score is too high: nobody has looked at it. */
  | ({ readonly code: 'safety' } & Unsafe)
  /** Its picture was taken out of an export that was opened again. */
  | { readonly code: 'removed' }
  /** What earlier versions and documents hold, in words. */
  | { readonly code: 'text'; readonly text: string };

/** What an undoable step did. */
export type StepTitle =
  | { readonly code: 'decide'; readonly verdict: Verdict; readonly variants: number }
  | { readonly code: 'relabel' | 'reject-by-rule'; readonly variants: number }
  | { readonly code: 'regrow' }
  /** Related pictures were added, or taken out again. */
  | { readonly code: 'pick' | 'unpick'; readonly pictures: number }
  /** Seeds were left out, or taken in again; `name` is that of the one, where it is one. */
  | { readonly code: 'leave-out' | 'use-again'; readonly seeds: number; readonly name: string | null }
  /** A class was left out with all its pictures, or taken in again; `name` is what it is called. */
  | { readonly code: 'leave-out-class' | 'use-class-again'; readonly name: string }
  /** A seed was given another class, or keeps the one of its folder against the judge. */
  | { readonly code: 'relabel-seed'; readonly seed: string; readonly to: string }
  | { readonly code: 'keep-label' | 'move-crop'; readonly seed: string }
  /** What earlier versions stored, in words. */
  | { readonly code: 'text'; readonly text: string };
