/** @file A receipt as a part of a card: Markdown. */

import { findingsOf } from '../../core/receipt/findings.ts';
import type { Receipt, Spread } from '../../core/receipt/receipt.ts';
import { robustnessOf, severitiesOf } from '../../core/receipt/robustness.ts';
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
    ...furtherTables(receipt, words),
    `${words.protocol(receipt.protocol)}${receipt.grown ? ` ${words.grownIn(receipt.grown)}` : ''} Run on ${receipt.device} by Offshoot ${receipt.appVersion}.`,
    ...receipt.notes.flatMap((note) => ['', words.receiptNote(note)]),
    '',
  ].join('\n');
}

/** What it answers besides, a table each. */
function furtherTables(receipt: Receipt, words: ReceiptWords): readonly string[] {
  const { ratios, robustness, longTail } = receipt;
  const own = words.receiptFigures;
  const tableOf = (
    head: { readonly title: string; readonly subtitle: string },
    rows: readonly (readonly string[])[],
  ) =>
    rows.length < 2
      ? []
      : [
          `${head.title} ${head.subtitle}, %.`,
          '',
          ...rows.flatMap((cells, i) => [
            `| ${cells.join(' | ')} |`,
            ...(i === 0 ? [`|${cells.map((_, column) => (column === 0 ? ' --- ' : ' ---: ')).join('|')}|`] : []),
          ]),
          '',
        ];
  const ks = [...new Set(ratios.flatMap(({ points }) => points.map(({ k }) => k)))].toSorted((a, b) => a - b);
  const severities = severitiesOf(receipt);
  const arms = [...new Set(robustness.map(({ arm }) => arm))];
  return [
    ...tableOf(own.ratios, [
      [own.arm, ...ks.map(String)],
      ...ratios.map(({ arm, points }) => [
        words.arm(arm).title,
        ...ks.map((k) => figure(points.find((point) => point.k === k) ?? null, '')),
      ]),
    ]),
    ...tableOf(own.robustness, [
      [own.arm, ...severities.map(own.robustness.severity), own.robustness.all],
      ...arms.map((arm) => [
        words.arm(arm).title,
        ...[...severities, undefined].map((severity) => figure(robustnessOf(receipt, arm, severity), '')),
      ]),
    ]),
    ...(longTail
      ? tableOf(own.longTail(Math.max(...longTail.counts), Math.min(...longTail.counts)), [
          [own.arm, own.tail.loss, own.tail.many, own.tail.medium, own.tail.few, own.tail.all],
          ...longTail.results.map(({ arm, loss, many, medium, few, all }) => [
            words.arm(arm).title,
            own.tail.losses[loss],
            ...[many, medium, few, all].map((one) => figure(one, own.tail.untested)),
          ]),
        ])
      : []),
  ];
}

const figure = (of: Spread | null, none: string): string =>
  of === null ? none : `${percent(of.mean)}${of.spread === null ? '' : ` ± ${percent(of.spread)}`}`;

const percent = (share: number): string => (100 * share).toFixed(1);
