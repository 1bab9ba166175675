/** @file Labels from a table: which column names the pictures, which their classes, which their splits. */

import { foldName } from './alike.ts';
import type { Split } from './placement.ts';
import { readSplitName, splitOf, stricter } from './splitNames.ts';

/** A table as its rows of cells, the heading among them where there is one. */
export interface Table {
  readonly path: string;
  readonly rows: readonly (readonly string[])[];
}

export interface TableRow {
  /** `null` where the cell is empty or there is no such column. */
  readonly label: string | null;
  readonly split: Split | null;
}

export interface ParsedTable {
  readonly table: string;
  /** What it says of each picture that it names, by path. */
  readonly pictures: ReadonlyMap<string, TableRow>;
  /** Whether it has a column of classes. */
  readonly labels: boolean;
}

/** Headings of classes, those that say it in words before those that may be numbers. */
const LABELS =
  `class_name classname label_name category_name species breed label labels class classes category categories target targets
  choice tag tags diagnosis dx variety annotation y gt ground_truth kind type style emotion etiqueta clase categoria classe kategorie
  klasse etikett 标签 类别 标记 ラベル クラス 라벨 метка класс`
    .split(/\s+/u)
    .map(headingOf);
const SPLITS = new Set('split splits set subset partition usage phase dataset data_set'.split(' ').map(headingOf));
const FLAGS: ReadonlyMap<string, Split> = new Map(
  (
    [
      ['is_valid', 'val'],
      ['is_val', 'val'],
      ['is_validation', 'val'],
      ['is_test', 'test'],
      ['is_train', 'train'],
      ['is_training_img', 'train'],
    ] as const
  ).map(([name, split]) => [headingOf(name), split]),
);

function headingOf(cell: string): string {
  return foldName(cell).replace(/[\s_.-]+/gu, '');
}

/** Finds pictures by what a table calls them: a path, its end, a name, a name without its suffix. */
export type PictureIndex = (cell: string) => readonly string[];

/** @param paths of pictures. */
export function indexPictures(paths: readonly string[]): PictureIndex {
  const byName = new Map<string, string[]>();
  const add = (key: string, path: string) => {
    const there = byName.get(key);
    if (there) there.push(path);
    else byName.set(key, [path]);
  };
  for (const path of paths) {
    const name = nameOf(path).normalize('NFC');
    const stem = name.replace(/\.[^.]*$/u, '');
    add(name, path);
    if (stem !== name && stem !== '') add(stem, path);
  }
  return (cell) => {
    const path = cell
      .normalize('NFC')
      .trim()
      .replaceAll('\\', '/')
      .replace(/^\.?\//u, '');
    if (path === '') return [];
    const found = byName.get(nameOf(path)) ?? [];
    if (found.length < 2 || !path.includes('/')) return found;
    const ending = found.filter((one) => `/${one}`.normalize('NFC').endsWith(`/${path}`));
    return ending.length > 0 ? ending : found;
  };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * Reads a table.
 *
 * @param find where its pictures are.
 * @returns `null` where it names fewer pictures than half of its rows: it is about something else.
 */
export function readTable({ path, rows }: Table, find: PictureIndex): ParsedTable | null {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  let column = -1;
  let most = 0;
  for (let i = 0; i < width; i++) {
    const matches = rows.reduce((sum, row) => sum + (find(row[i] ?? '').length > 0 ? 1 : 0), 0);
    if (matches > most) [column, most] = [i, matches];
  }
  if (column < 0) return null;
  const headed = find(rows[0]![column] ?? '').length === 0;
  const body = headed ? rows.slice(1) : rows;
  if (2 * most < body.length) return null;
  const headings = headed ? rows[0]!.map(headingOf) : [];
  const whole = splitOfTable(path);
  const labels = whole === 'handed-in' ? null : labelColumns(body, headed ? rows[0]! : [], headings, column, width);
  const splits = headings.flatMap((heading, i) => (SPLITS.has(heading) || FLAGS.has(heading) ? [i] : []));
  const pictures = new Map<string, TableRow>();
  for (const row of body) {
    const split = splits.reduce<Split | null>(
      (all, i) => stricter(all, splitOfCell(headings[i]!, row[i] ?? '')),
      whole === 'handed-in' ? 'test' : whole,
    );
    const label = labels?.(row) ?? null;
    for (const picture of find(row[column] ?? '')) {
      const before = pictures.get(picture);
      pictures.set(picture, { label: before?.label ?? label, split: stricter(before?.split ?? null, split) });
    }
  }
  return { table: path, pictures, labels: labels !== null };
}

/** A table's own name may be that of a split; what is to be handed in names the test split, and classes that were made up. */
function splitOfTable(path: string): Split | 'handed-in' | null {
  const stem = nameOf(path).replace(/\.[^.]*$/u, '');
  if (/submission/iu.test(stem)) return 'handed-in';
  return readSplitName(stem.replace(/labels?|annotations?/giu, ''))?.split ?? null;
}

function splitOfCell(heading: string, cell: string): Split | null {
  const flag = FLAGS.get(heading);
  if (flag === undefined) return splitOf(cell);
  const yes = /^(?:true|1(?:\.0)?|yes|y|t)$/iu.test(cell.trim());
  if (flag === 'train') return yes ? 'train' : 'test';
  return yes ? flag : 'train';
}

/** A cell's word; `null` where it is empty. */
const wordOf = (cell: string): string | null => {
  const word = cell.normalize('NFC').trim();
  return word === '' ? null : word;
};

type LabelOf = (row: readonly string[]) => string | null;

function labelColumns(
  body: readonly (readonly string[])[],
  head: readonly string[],
  headings: readonly string[],
  file: number,
  width: number,
): LabelOf | null {
  const at =
    (column: number): LabelOf =>
    (row) =>
      wordOf(row[column] ?? '');
  const isNumeric = (i: number) => body.every((row) => /^-?\d*(?:\.\d+)?$/u.test((row[i] ?? '').trim()));
  const named = LABELS.map((heading) => headings.indexOf(heading)).filter((i) => i >= 0 && i !== file);
  const [found] = [...named.filter((i) => !isNumeric(i)), ...named];
  if (found !== undefined) return at(found);
  const others = Array.from({ length: width }, (_, i) => i).filter(
    (i) => i !== file && !SPLITS.has(headings[i] ?? '') && !FLAGS.has(headings[i] ?? ''),
  );
  if (headings.length > 0 && others.length > 1) return oneHot(body, head, others);
  const [first, ...more] = others;
  if (first === undefined) return null;
  return more.length === 0 || headings.length === 0 ? at(first) : null;
}

/** Columns of zeros and a one: the heading of the one is the class. */
function oneHot(
  body: readonly (readonly string[])[],
  head: readonly string[],
  columns: readonly number[],
): LabelOf | null {
  const values = (row: readonly string[]) => columns.map((i) => Number(row[i] ?? NaN));
  const holds = body.every((row) => {
    const numbers = values(row);
    return numbers.every((n) => n === 0 || n === 1) && numbers.filter((n) => n === 1).length === 1;
  });
  return holds && body.length > 0 ? (row) => head[columns[values(row).indexOf(1)]!] ?? null : null;
}
