/** @file A receipt as a part of a card: Markdown. */

import { findingsOf } from '../../core/receipt/findings.ts';
import type { Protocol } from '../../core/receipt/protocol.ts';
import type { Receipt } from '../../core/receipt/receipt.ts';
import type { ReceiptWords } from './words.ts';

/** A section of a card, headed "Receipt": the answer, the arms with their figures, and how they were got. */
export function receiptSection(receipt: Receipt, words: ReceiptWords): string {
  const rows = receipt.arms.map(
    ({ title, pictures, mean, spread, runs }) =>
      `| ${title} | ${pictures} | ${percent(mean)}${spread === null ? '' : ` ± ${percent(spread)}`} | ${runs.length} |`,
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
    `${sayProtocol(receipt.protocol)} Run on ${receipt.device} by Offshoot ${receipt.appVersion}.`,
    ...receipt.notes.flatMap((note) => ['', words.receiptNote(note)]),
    '',
  ].join('\n');
}

/** How a receipt was made, in sentences. */
export function sayProtocol({ test, length, net, batch, tuned, repeats, seed }: Protocol): string {
  const tests =
    test.kind === 'split'
      ? `Tests are the pictures of the ${test.split} split`
      : `Every seed was held out once in each run, in ${test.folds} folds; no variant of a held-out seed trains`;
  const long =
    length.kind === 'epochs'
      ? `every arm sees each of its pictures ${length.epochs} times (equal epochs)`
      : `every arm takes ${length.updates} updates (equal updates${length.found ? ', as many as the slowest needs on a part of the seeds' : ''})`;
  const rates = tuned
    ? 'learning rate and weight decay are chosen for each arm on a part of the seeds'
    : 'all arms have the same learning rate and weight decay';
  return `${tests}; ${long} of ${batch} pictures; ${rates}. The network is ${net.kind}, ${net.width} channels wide, trained from nothing at ${net.side} px; ± is the standard deviation over ${repeats} runs with the seeds from ${seed}.`;
}

const percent = (share: number): string => (100 * share).toFixed(1);
