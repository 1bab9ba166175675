/** @file A receipt as a part of a card: Markdown. */

import { findingsOf } from '../../core/receipt/findings.ts';
import type { Receipt } from '../../core/receipt/receipt.ts';
import type { ReceiptWords } from './words.ts';

/** A section of a card, headed "Receipt": the answer, the arms with their figures, and how they were got. */
export function receiptSection(receipt: Receipt, words: ReceiptWords): string {
  const rows = receipt.arms.map(
    ({ arm, pictures, mean, spread, runs }) =>
      `| ${words.arm(arm).title} | ${pictures} | ${percent(mean)}${spread === null ? '' : ` ± ${percent(spread)}`} | ${runs.length} |`,
  );
  return [
    '## Receipt',
    '',
    findingsOf(receipt).map(words.finding).join(' '),
    '',
    '| trained with | pictures | read right, % | runs |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
    '',
    `${words.protocol(receipt.protocol)} Run on ${receipt.device} by Offshoot ${receipt.appVersion}.`,
    ...receipt.notes.flatMap((note) => ['', words.receiptNote(note)]),
    '',
  ].join('\n');
}

const percent = (share: number): string => (100 * share).toFixed(1);
