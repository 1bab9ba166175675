/** @file Labels from a table: which column names the pictures, which their classes, which their splits. */

import { foldName } from './alike.ts';
import { isImagePath } from './filePath.ts';
import type { Split } from './placement.ts';
import { readSplitName, splitOf, stricter } from './splitNames.ts';

/** A table as its rows of cells, the heading among them where there is one. */
export interface Table {
  readonly path: string;
  readonly rows: readonly (readonly string[])[];
  /** Whether its rows are lines: each as a whole, then as a picture with one word after it. Default: no. */
  readonly list?: boolean;
}

export interface TableRow {
  /** `null` where the cell is empty or there is no such column. */
  readonly label: string | null;
  /** Whether rows of it give it several classes: then it has none. Default: no. */
  readonly several?: boolean;
  readonly split: Split | null;
  /** What stands for the split where that is no word for one: `0`, `B`. */
  readonly code: string | null;
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
  choice tag tags finding_labels finding findings disease pathology condition diagnosis dx variety annotation y gt ground_truth kind type style emotion etiqueta clase categoria classe kategorie
  klasse etikett 标签 类别 标记 ラベル クラス 라벨 метка класс`
    .split(/\s+/u)
    .map(headingOf);
const SPLITS = new Set(
  `split splits set subset partition usage phase dataset data_set fold folds kfold k_fold eval_partition train_test train_or_test
   train_val_test grupo teilmenge teil partición ensemble выборка 数据集 划分 분할`
    .split(/\s+/u)
    .map(headingOf),
);
const YES = /^(?:true|1(?:\.0)?|yes|y|t)$/iu;
const NO = /^(?:false|0(?:\.0)?|no|n|f|)$/iu;

/** The split that a column of yes and no is about: `is_valid`, `test`, `in training set`. */
function flagOf(heading: string, cells: readonly string[]): Split | null {
  const reading = readSplitName(heading.replace(/^(?:is|in|for)(?=[\s_-]|\p{Lu})/u, ''));
  const all = cells.map((cell) => cell.trim());
  return reading?.sure && all.every((cell) => YES.test(cell) || NO.test(cell)) ? reading.split : null;
}

function headingOf(cell: string): string {
  return foldName(cell).replace(/[\s_.-]+/gu, '');
}

/** Finds pictures by what a table calls them: a path, its end, a name, a name without its suffix. */
export type PictureIndex = (cell: string) => readonly string[];

/** @param paths of pictures. */
export function indexPictures(paths: readonly string[]): PictureIndex {
  const byName = new Map<string, string[]>();
  /** By what is left of a name where letters are small, without its suffix and the zeros before a number. */
  const byKey = new Map<string, string[]>();
  const add = (to: Map<string, string[]>, key: string, path: string) => {
    const there = to.get(key);
    if (there) there.push(path);
    else to.set(key, [path]);
  };
  for (const path of paths) {
    const name = nameOf(path).normalize('NFC');
    const stem = stemOf(name);
    add(byName, name, path);
    if (stem !== name && stem !== '') add(byName, stem, path);
    add(byKey, keyOf(name), path);
  }
  return (cell) => {
    const path = pathIn(cell);
    if (path === '') return [];
    const name = nameOf(path);
    const found = byName.get(name) ?? byKey.get(keyOf(name)) ?? [];
    if (found.length < 2 || !path.includes('/')) return found;
    const ending = found.filter((one) => `/${one}`.normalize('NFC').endsWith(`/${path}`));
    return ending.length > 0 ? ending : found;
  };
}

/** The path that a cell names: of an address what it leads to, without what is asked of it. */
function pathIn(cell: string): string {
  const text = cell.normalize('NFC').trim();
  const path = /^[a-z][a-z\d+.-]+:\/\//iu.test(text) ? decoded(text.replace(/[?#].*$/u, '')) : text;
  return path.replaceAll('\\', '/').replace(/^\.?\//u, '');
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const stemOf = (name: string): string => (isImagePath(name) ? name.replace(/\.[^.]*$/u, '') : name);
/** Spreadsheets take zeros away, and other programs write suffixes in capitals. */
const keyOf = (name: string): string =>
  stemOf(name)
    .toLowerCase()
    .replace(/^0+(?=\d+$)/u, '');

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * Reads a table.
 *
 * @param find where its pictures are.
 * @returns `null` where it names fewer pictures than half of its rows: it is about something else.
 */
export function readTable({ path, rows, list = false }: Table, find: PictureIndex): ParsedTable | null {
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
  const splits = splitColumns(headed ? rows[0]! : [], body, column);
  const whole = splitOfTable(path, splits.length > 0);
  const about = new Set([column, ...splits.map(({ at }) => at)]);
  const labels =
    whole === 'handed-in'
      ? null
      : list
        ? wordAfter(column)
        : labelColumns(body, headed ? rows[0]! : [], headings, about, width);
  const pictures = new Map<string, TableRow>();
  for (const row of body) {
    const own = splits.map(({ read, at }) => read(row[at] ?? ''));
    const split = own.reduce<Split | null>(
      (all, { split: one }) => stricter(all, one),
      whole === 'handed-in' ? 'test' : whole,
    );
    const code = own.find((one) => one.code !== null)?.code ?? null;
    const label = labels?.(row) ?? null;
    for (const picture of find(row[column] ?? '')) {
      const before = pictures.get(picture);
      const several = before?.several === true || (before?.label != null && label !== null && before.label !== label);
      pictures.set(picture, {
        label: several ? null : (before?.label ?? label),
        ...(several && { several }),
        split: stricter(before?.split ?? null, split),
        code: before?.code ?? code,
      });
    }
  }
  return { table: path, pictures, labels: labels !== null };
}

/** What a cell says of the split: a split, or a code that only a person can read. */
interface SplitCell {
  readonly split: Split | null;
  readonly code: string | null;
}

/** The columns that say splits. */
function splitColumns(
  head: readonly string[],
  body: readonly (readonly string[])[],
  file: number,
): readonly { readonly at: number; readonly read: (cell: string) => SplitCell }[] {
  return head.flatMap((heading, at) => {
    if (at === file) return [];
    const flag = flagOf(
      heading,
      body.map((row) => row[at] ?? ''),
    );
    if (flag !== null) return [{ at, read: (cell: string) => ({ split: splitOfFlag(flag, cell), code: null }) }];
    if (!SPLITS.has(headingOf(heading))) return [];
    return [
      {
        at,
        read: (cell: string) => {
          const split = splitOf(cell);
          const text = cell.normalize('NFC').trim();
          return { split, code: split === null && text !== '' ? text : null };
        },
      },
    ];
  });
}

/** A table's own name may be that of a split, or of several, which its column tells apart; what is to be handed in names the test split, and classes that were made up. */
function splitOfTable(path: string, tells: boolean): Split | 'handed-in' | null {
  const stem = nameOf(path).replace(/\.[^.]*$/u, '');
  if (/submission/iu.test(stem)) return 'handed-in';
  const named = readSplitName(stem.replace(/labels?|annotations?/giu, ''));
  return named === null || (named.several && tells) ? null : named.split;
}

function splitOfFlag(flag: Split, cell: string): Split {
  const yes = YES.test(cell.trim());
  if (flag === 'train') return yes ? 'train' : 'test';
  return yes ? flag : 'train';
}

/** A cell's word; `null` where it is empty. */
const wordOf = (cell: string): string | null => {
  const word = cell.normalize('NFC').trim();
  return word === '' ? null : word;
};

/** The word after a picture, in a list; a line that is nothing but a picture has none. */
const wordAfter = (column: number): LabelOf | null => (column === 1 ? (row) => wordOf(row[2] ?? '') : null);

type LabelOf = (row: readonly string[]) => string | null;

function labelColumns(
  body: readonly (readonly string[])[],
  head: readonly string[],
  headings: readonly string[],
  about: ReadonlySet<number>,
  width: number,
): LabelOf | null {
  const at =
    (column: number): LabelOf =>
    (row) =>
      wordOf(row[column] ?? '');
  const isNumeric = (i: number) => body.every((row) => /^-?\d*(?:\.\d+)?$/u.test((row[i] ?? '').trim()));
  const named = LABELS.map((heading) => headings.indexOf(heading)).filter((i) => i >= 0 && !about.has(i));
  const [found] = [...named.filter((i) => !isNumeric(i)), ...named];
  if (found !== undefined) return at(found);
  const others = Array.from({ length: width }, (_, i) => i).filter((i) => !about.has(i));
  const [first, ...more] = others;
  if (first === undefined) return null;
  if (more.length === 0 || headings.length === 0) return at(first);
  // One column of words that come again and again says the classes, whatever it is called.
  const telling = others.filter((i) => !isNumeric(i) && repeats(body.map((row) => wordOf(row[i] ?? ''))));
  return oneHot(body, head, others) ?? (telling.length === 1 ? at(telling[0]!) : null);
}

/** Whether words come at least twice each on average, and there are several. */
function repeats(cells: readonly (string | null)[]): boolean {
  const words = new Set(cells);
  return words.size > 1 && 2 * words.size <= cells.length;
}

/** Columns of zeros and a one: the heading of the one is the class. */
function oneHot(
  body: readonly (readonly string[])[],
  head: readonly string[],
  columns: readonly number[],
): LabelOf | null {
  const values = (row: readonly string[]) =>
    columns.map((i) => {
      const cell = (row[i] ?? '').trim();
      return YES.test(cell) ? 1 : cell !== '' && NO.test(cell) ? 0 : NaN;
    });
  const holds = body.every((row) => {
    const numbers = values(row);
    return numbers.every((n) => n === 0 || n === 1) && numbers.filter((n) => n === 1).length === 1;
  });
  return holds && body.length > 0 ? (row) => head[columns[values(row).indexOf(1)]!] ?? null : null;
}
