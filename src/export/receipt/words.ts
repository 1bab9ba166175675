/** @file The words that a receipt is written with: whoever writes one brings its language. */

import type { Finding } from '../../core/receipt/findings.ts';
import type { ReceiptNote } from '../../core/receipt/notes.ts';
import type { Protocol } from '../../core/receipt/protocol.ts';

export interface ReceiptWords {
  /** What an arm is called, inside a sentence. */
  readonly arm: (id: string) => { readonly title: string };
  /** How it was made, in sentences. */
  readonly protocol: (protocol: Protocol) => string;
  /** What it shows, as a sentence. */
  readonly finding: (finding: Finding) => string;
  /** What its reader must know, as a sentence. */
  readonly receiptNote: (note: ReceiptNote) => string;
}
