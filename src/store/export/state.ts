/** @file The export: what goes into it, in which layout and where to, how far it is, and what was written. */

import type { ExportCheck } from '../../export/check.ts';
import type { MissingClass } from '../../export/classes.ts';
import type { LayoutId } from '../../export/layouts/layout.ts';
import type { Match } from '../../core/image/match.ts';
import type { Failure } from '../../core/failure.ts';
import type { Verdict } from '../review/state.ts';

export type { MissingClass } from '../../export/classes.ts';
export type { SplitAnswer } from '../../export/completeSplits.ts';
export type { CheckLine, ExportCheck } from '../../export/check.ts';
export type { LayoutId } from '../../export/layouts/layout.ts';

export interface ExportState {
  /** Which variants are written; rejected ones go where no loader reads them. */
  readonly include: readonly Verdict[];
  readonly layout: LayoutId;
  readonly destination: DestinationKind;
  /** What every picture is made; `null` where they stay as they came. */
  readonly match: MatchChoice | null;
  readonly phase: ExportPhase;
}

/** What a person chooses of {@link Match}: whether pictures are grey is the run's to say. */
export type MatchChoice = Pick<Match, 'side' | 'fit'>;

/** `zip-file` and `folder`: a place that the person chooses, in browsers that can write there. */
export type DestinationKind = 'download' | 'zip-file' | 'folder';

export type ExportPhase =
  | { readonly kind: 'idle' }
  /** Validation and test pictures are compared with what was grown. */
  | { readonly kind: 'comparing'; readonly done: number; readonly total: number }
  /** A split has no picture of a class, and the loader numbers classes by folders: the person decides. */
  | { readonly kind: 'lacking'; readonly missing: readonly MissingClass[] }
  /** Near-copies were found: the person decides. */
  | { readonly kind: 'leaking'; readonly leaks: readonly Leak[] }
  | { readonly kind: 'writing'; readonly done: number; readonly total: number }
  /** The permission to write was refused: it can be given, and writing goes on. */
  | { readonly kind: 'refused'; readonly done: number; readonly total: number }
  /** What was written is read again. */
  | { readonly kind: 'checking'; readonly done: number; readonly total: number }
  | { readonly kind: 'written'; readonly report: ExportReport }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** A picture of train that is as good as a copy of one that is held out. */
export interface Leak {
  /** Path of the variant, or of the original, as it came. */
  readonly path: string;
  readonly source: 'real' | 'synthetic';
  /** The validation or test picture. */
  readonly of: string;
  readonly split: 'val' | 'test';
  /** Cosine of the judge's embeddings. */
  readonly cosine: number;
}

export interface ExportReport {
  readonly name: string;
  readonly originals: number;
  readonly variants: number;
  /** Pictures that were picked. */
  readonly picked: number;
  /** Rejected variants that were written beside the data set. */
  readonly rejected: number;
  /** Variants that were left out as near-copies of validation or test pictures. */
  readonly leftOut: number;
  readonly bytes: number;
  /** `null` where the check was stopped. */
  readonly check: ExportCheck | null;
}

export const NO_EXPORT: ExportState = {
  include: ['accepted', 'unreviewed'],
  layout: 'folders',
  destination: 'download',
  match: null,
  phase: { kind: 'idle' },
};
