/** @file The words that a receipt is written with: whoever writes one brings its language. */

import type { Finding } from '../../core/receipt/findings.ts';
import type { ReceiptNote } from '../../core/receipt/notes.ts';

export interface ReceiptWords {
  /** What it shows, as a sentence. */
  readonly finding: (finding: Finding) => string;
  /** What its reader must know, as a sentence. */
  readonly receiptNote: (note: ReceiptNote) => string;
}
