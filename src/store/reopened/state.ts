/** @file A project that came in a zip: what was found otherwise than it says, and whether growing again gives the same. */

import type { Difference } from '../../export/project/reconcile.ts';
import type { Failure } from '../../core/failure.ts';

export type { Difference } from '../../export/project/reconcile.ts';

export interface ReopenedState {
  /** What was edited by hand since the project was written; empty for any other project. */
  readonly differences: readonly Difference[];
  readonly again: GrowAgain;
}

/** "Grow once more and compare": every variant made once more from what its record says, and compared with its picture. */
export type GrowAgain =
  | { readonly kind: 'idle' }
  | { readonly kind: 'growing'; readonly done: number; readonly total: number }
  | ({ readonly kind: 'done' } & GrownAgain)
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface GrownAgain {
  /** Variants whose picture is the same, byte for byte. */
  readonly same: number;
  /** Variants that had no picture, and have one now. */
  readonly restored: number;
  /** Variants that are other pictures, and by how much at most: of 255 levels. */
  readonly different: number;
  readonly largest: number;
  /** Variants that could not be made. */
  readonly failed: number;
}

export const NOTHING_REOPENED: ReopenedState = { differences: [], again: { kind: 'idle' } };
