/** @file A receipt as a table: a line for each run (RFC 4180). */

import { accuracyByClass } from '../../core/receipt/figures.ts';
import type { Receipt } from '../../core/receipt/receipt.ts';
import { lineOf } from '../layouts/csv.ts';

/** The table's text: arm, pictures, updates, rates, run seed, accuracy, and the accuracy of every class; shares in [0, 1]. */
export function receiptCsv({ arms, classes }: Receipt): string {
  const header = ['arm', 'pictures', 'updates', 'learning_rate', 'weight_decay', 'seed', 'accuracy', ...classes];
  const lines = arms.flatMap(({ arm, pictures, updates, rates, runs }) =>
    runs.map(({ seed, accuracy, confusion }) => [
      ...[arm, pictures, updates, rates?.learningRate ?? null, rates?.weightDecay ?? null, seed, accuracy],
      ...accuracyByClass(confusion).map((share) => (Number.isFinite(share) ? share : null)),
    ]),
  );
  return [header, ...lines].map(lineOf).join('');
}
