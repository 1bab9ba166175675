/** @file Words for classes that a table names by numbers, from a table beside it: `classes.csv` with `id,name`. */

import type { Table, ParsedTable, TableRow } from './tables.ts';

/** Tables that are about classes are named so. */
const ABOUT_CLASSES = /class|label|categor|species|breed|map|name|legend|dict|key|meta/iu;
const NUMBER = /^-?\d+(?:\.0)?$/u;

/**
 * Puts words in the place of numbers, where another table says them.
 *
 * @param readings what tables say of pictures.
 * @param tables all of them, as they were read.
 * @returns the readings; a table that is about classes is none of pictures, though its numbers may be names of some.
 */
export function withClassWords(readings: readonly ParsedTable[], tables: readonly Table[]): readonly ParsedTable[] {
  const about = new Set<string>();
  const worded = readings.map((reading): ParsedTable => {
    const labels = new Set([...reading.pictures.values()].flatMap(({ label }) => label ?? []));
    if (labels.size === 0 || ![...labels].every((label) => NUMBER.test(label))) return reading;
    for (const table of tables) {
      if (table.path === reading.table || !ABOUT_CLASSES.test(stemOf(table.path))) continue;
      const words = wordsIn(table, labels);
      if (!words) continue;
      about.add(table.path);
      return { ...reading, pictures: new Map([...reading.pictures].map(([path, row]) => [path, renamed(row, words)])) };
    }
    return reading;
  });
  return worded.filter(({ table }) => !about.has(table));
}

const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/u, '');

const renamed = (row: TableRow, words: ReadonlyMap<string, string>): TableRow =>
  row.label === null ? row : { ...row, label: words.get(row.label) ?? row.label };

/** A column of all the numbers, each once, beside a column of as many words. */
function wordsIn({ rows }: Table, labels: ReadonlySet<string>): ReadonlyMap<string, string> | null {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  for (let key = 0; key < width; key++) {
    for (let word = 0; word < width; word++) {
      if (word === key) continue;
      const pairs = rows
        .map((row) => [(row[key] ?? '').trim(), (row[word] ?? '').normalize('NFC').trim()] as const)
        .filter(([number]) => NUMBER.test(number));
      const words = new Map(pairs);
      const isWhole = [...labels].every((label) => words.has(label));
      const telling = words.size === pairs.length && pairs.every(([, text]) => text !== '' && !NUMBER.test(text));
      if (isWhole && telling && new Set(words.values()).size === words.size) return words;
    }
  }
  return null;
}
