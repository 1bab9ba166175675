/** @file A table: all pictures in one folder, and `labels.csv` with a line for each (RFC 4180). */

import { splitOf } from '../../core/dataset/placement.ts';
import type { SidecarRow } from '../sidecar.ts';
import type { Layout } from './layout.ts';
import { uniqueNames } from './uniqueNames.ts';

const TABLE = 'labels.csv';

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
  about: 'All pictures lie in `images`; `labels.csv` says the class and the split of each.',
  keepsFolders: false,
  place: (rows) => uniqueNames(rows).map((name) => `images/${name}`),
  texts: (rows) => [
    {
      path: TABLE,
      text: [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))].map(lineOf).join(''),
    },
  ],
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

const lineOf = (values: readonly (string | number | null)[]): string => `${values.map(cell).join(',')}\r\n`;

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
