/** @file A receipt as a table: a line for each run of each question (RFC 4180). */

import { accuracyByClass } from '../../core/receipt/figures.ts';
import type { Figure, Receipt } from '../../core/receipt/receipt.ts';
import { lineOf } from '../layouts/csv.ts';

/** Columns before those of the classes, which are headed by their names. */
const COLUMNS = [
  ...['question', 'arm', 'variants', 'corruption', 'severity', 'softmax', 'of_classes'],
  ...['pictures', 'updates', 'learning_rate', 'weight_decay', 'seed', 'accuracy'],
  ...['grown_run', 'grown_run_name'],
] as const;
type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string | number | null>>>;

/**
 * The table's text. `question` is `arms` for what arms are compared by, `ratios` for points of a curve over the number of variants,
 * `robustness` for corrupted test pictures, `long-tail` for classes of very different size, where `of_classes` says of which the mean
 * is. `grown_run` and its name tell whose variants trained. Shares in [0, 1]; a cell is empty where it says nothing of a line.
 */
export function receiptCsv({ arms, classes, ratios, robustness, longTail, protocol, grown }: Receipt): string {
  /** A line for each run of a figure. */
  const linesOf = (row: Row, { runs = [] }: Figure): readonly (readonly (string | number | null)[])[] =>
    runs.map((accuracy, i) => cellsOf({ ...row, seed: protocol.seed + i, accuracy }));
  const run: Row = { grown_run: grown?.made ?? null, grown_run_name: grown?.name ?? null };
  const cellsOf = (row: Row) => COLUMNS.map((column) => row[column] ?? run[column] ?? null);
  const noClasses = classes.map(() => null);
  const ofArms = arms.flatMap(({ arm, pictures, updates, rates, runs }) =>
    runs.map(({ seed, accuracy, confusion }) => [
      ...cellsOf({
        ...{ question: 'arms', arm, pictures, updates, seed, accuracy },
        ...{ learning_rate: rates?.learningRate ?? null, weight_decay: rates?.weightDecay ?? null },
      }),
      ...accuracyByClass(confusion).map((share) => (Number.isFinite(share) ? share : null)),
    ]),
  );
  const ofRatios = ratios.flatMap(({ arm, points }) =>
    points.flatMap((point) => linesOf({ question: 'ratios', arm, variants: point.k }, point)),
  );
  const ofRobustness = robustness.flatMap(({ arm, corruption, severity, ...figure }) =>
    linesOf({ question: 'robustness', arm, corruption, severity }, figure),
  );
  const ofTail = (longTail?.results ?? []).flatMap(({ arm, loss: softmax, ...groups }) =>
    (['all', 'many', 'medium', 'few'] as const).flatMap((group) => {
      const figure = groups[group];
      return figure ? linesOf({ question: 'long-tail', arm, softmax, of_classes: group }, figure) : [];
    }),
  );
  const others = [...ofRatios, ...ofRobustness, ...ofTail].map((cells) => [...cells, ...noClasses]);
  return [[...COLUMNS, ...classes], ...ofArms, ...others].map(lineOf).join('');
}
