/** @file The words that a receipt is written with: whoever writes one brings its language. */

import type { Finding } from '../../core/receipt/findings.ts';
import type { GrownIn } from '../../core/receipt/receipt.ts';
import type { ReceiptNote } from '../../core/receipt/notes.ts';
import type { TailLoss } from '../../core/receipt/plan.ts';
import type { Protocol } from '../../core/receipt/protocol.ts';

/** A question that a figure answers, and what is drawn. */
interface Head {
  readonly title: string;
  readonly subtitle: string;
}

export interface ReceiptWords {
  /** What an arm is called, inside a sentence. */
  readonly arm: (id: string) => { readonly title: string };
  /** How it was made, in sentences. */
  readonly protocol: (protocol: Protocol) => string;
  /** What it shows, as a sentence. */
  readonly finding: (finding: Finding) => string;
  /** What its reader must know, as a sentence. */
  readonly receiptNote: (note: ReceiptNote) => string;
  /** Whose variants trained, as a sentence. */
  readonly grownIn: (run: GrownIn) => string;
  /** What the figures of further questions are called. */
  readonly receiptFigures: {
    readonly arm: string;
    readonly ratios: Head & { readonly axis: string };
    readonly robustness: Head & { readonly severity: (severity: number) => string; readonly all: string };
    readonly longTail: (most: number, least: number) => Head;
    readonly tail: Readonly<Record<'many' | 'medium' | 'few' | 'all' | 'loss' | 'untested', string>> & {
      readonly losses: Readonly<Record<TailLoss, string>>;
    };
  };
}
