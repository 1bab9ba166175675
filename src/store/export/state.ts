/** @file The export: what goes into the zip, how far it is, and what was written. */

import type { Failure } from '../failure.ts';
import type { Verdict } from '../review/state.ts';

export interface ExportState {
  /** Which variants are written. */
  readonly include: readonly Verdict[];
  readonly phase: ExportPhase;
}

export type ExportPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'writing'; readonly done: number; readonly total: number }
  | { readonly kind: 'written'; readonly report: ExportReport }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface ExportReport {
  readonly name: string;
  readonly originals: number;
  readonly variants: number;
  readonly bytes: number;
}

export const NO_EXPORT: ExportState = { include: ['accepted', 'unreviewed'], phase: { kind: 'idle' } };
