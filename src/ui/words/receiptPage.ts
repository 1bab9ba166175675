/** @file What a language must be able to say of a receipt's further questions: on its screen, and in its picture. */

import type { CorruptionName } from '../../core/corruptions/corruption.ts';
import type { TailLoss } from '../../core/receipt/plan.ts';
import type { FurtherQuestions, ReceiptStage } from '../../core/receipt/request.ts';

/** How a figure is headed. */
export interface FigureHead {
  /** A question that it answers. */
  readonly title: string;
  /** What is drawn, with its unit. */
  readonly subtitle: string;
}

/** A choice: what it is called, and a sentence on it. */
export interface ChoiceWords {
  readonly label: string;
  readonly about: string;
}

/** What is done now, as far as a person should know. */
export type ReceiptTask =
  | { readonly kind: 'reading' }
  | {
      readonly kind: 'training';
      readonly stage: ReceiptStage;
      readonly arm: string;
      readonly repeat: number;
      readonly updates: number;
      readonly done: number;
      readonly jobs: number;
    }
  | { readonly kind: 'corrupting'; readonly done: number; readonly of: number };

/** The figures of a receipt beside its arms, on the screen and in its picture. */
export interface ReceiptFigureWords {
  readonly ratios: FigureHead & {
    /** What the axis counts. */
    readonly axis: string;
  };
  readonly robustness: FigureHead & {
    readonly severity: (severity: number) => string;
    /** The mean over all severities. */
    readonly all: string;
    /** What opens to every corruption by itself. */
    readonly each: string;
    readonly corruption: string;
  };
  /** @param most seeds of the largest class; `least` of the smallest. */
  readonly longTail: (most: number, least: number) => FigureHead;
  readonly tail: {
    readonly many: string;
    readonly medium: string;
    readonly few: string;
    readonly all: string;
    readonly loss: string;
    readonly losses: Readonly<Record<TailLoss, string>>;
    readonly untested: string;
  };
  readonly arm: string;
  readonly corruptions: Readonly<Record<CorruptionName, string>>;
}

export interface ReceiptPageWords {
  /** The heading of further questions. */
  readonly further: string;
  readonly questions: Readonly<Record<keyof FurtherQuestions, ChoiceWords>>;
  /** The largest class over the smallest. */
  readonly tailRatio: ChoiceWords;
  /** @param duration in words. */
  readonly estimate: (kind: 'about' | 'most', duration: string, measured: boolean) => string;
  /** Where nobody has measured anything. */
  readonly noEstimate: string;
  /** @param left time in words; `null` where it is not known. */
  readonly task: (task: ReceiptTask, left: string | null) => string;
}
