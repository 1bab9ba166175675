/** @file A table: all pictures in one folder, and `labels.csv` with a line for each (RFC 4180). */

import { mapInSteps, type Steps } from '../../core/steps.ts';
import { splitOf } from '../../core/dataset/placement.ts';
import { probabilitiesIn, type SidecarRow } from '../sidecar.ts';
import { classOrder } from '../classes.ts';
import { A_LINE, type Layout } from './layout.ts';
import { uniqueNames } from './uniqueNames.ts';

export const TABLE = 'labels.csv';

const COLUMNS = [
  'file_name',
  'label',
  'split',
  'source',
  'seed_file_name',
  'k',
] as const satisfies (keyof SidecarRow)[];

export const csv: Layout = {
  id: 'csv',
  about:
    'All pictures lie in `images`; `labels.csv` says the class and the split of each. Read it as text, or labels such as `null` and `007` become something else: `pandas.read_csv("labels.csv", dtype=str, keep_default_na=False)`.',
  keepsFolders: false,
  numbersByFolder: false,
  holdsMixtures: true,
  place: (rows) => uniqueNames(rows).map((name) => `images/${name}`),
  *texts(rows) {
    return [{ path: TABLE, text: yield* tableOf(rows) }];
  },
  read(paths, texts) {
    const there = new Set(paths);
    const [header = [], ...lines] = parseCsv(texts.get(TABLE) ?? '');
    const [file, label, split] = ['file_name', 'label', 'split'].map((name) => header.indexOf(name));
    return lines.flatMap((line) => {
      const path = line[file!] ?? '';
      return there.has(path) ? [{ path, label: line[label!] ?? '', split: splitOf(line[split!] ?? '') }] : [];
    });
  },
};

/**
 * The number of each class is its line in `classes.txt`, from 0. Soft labels are numbers in that order with blanks between them; the cell
 * is empty where a label is hard.
 */
function* tableOf(rows: readonly SidecarRow[]): Steps<string> {
  const classes = classOrder(rows);
  const numbers = new Map(classes.map((label, i) => [label, i]));
  const soft = (row: SidecarRow) => probabilitiesIn(row, classes)?.join(' ') ?? null;
  const lines = yield* mapInSteps(rows, A_LINE, (row) =>
    lineOf([...COLUMNS.map((column) => row[column]), numbers.get(row.label ?? '') ?? null, soft(row)]),
  );
  return [lineOf([...COLUMNS, 'class_index', 'label_probabilities']), ...lines].join('');
}

/**
 * Cells that a spreadsheet would take for a formula, as `<line>: <cell>`: opened there, the label would be another.
 *
 * @param text of the table.
 */
export const formulaCells = (text: string): readonly string[] =>
  parseCsv(text).flatMap((line, i) =>
    line.filter((value) => /^[=+\-@\t]/u.test(value)).map((value) => `line ${i + 1}: ${value}`),
  );

/** A line of a table. */
export const lineOf = (values: readonly (string | number | null)[]): string => `${values.map(cell).join(',')}\r\n`;

/** A value as a field: quoted where it has to be. */
function cell(value: string | number | null): string {
  const text = String(value ?? '');
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The fields of every line; quoted fields may hold commas, quotes and line ends. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/gu)) {
    line.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (line.length > 1 || line[0] !== '') lines.push(line);
    line = [];
  }
  return lines;
}
