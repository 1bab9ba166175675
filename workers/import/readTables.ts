/** @file Tables among the files of a source, as rows. */

import Papa from 'papaparse';
import { splitOf } from '../../src/core/dataset/splitNames.ts';
import type { Table } from '../../src/core/dataset/tables.ts';
import { decodeBytes } from './names/codePages.ts';
import { decodeNames } from './names/decodeNames.ts';

const TABLE = /\.(?:csv|tsv)$|(?:^|\/)metadata\.jsonl$/iu;
/** What says of pictures which split they are of, by the splits' names. */
const SPLITS = /(?:^|\/)[^/]*(?:split|fold|partition)[^/]*\.json$/iu;
/** Pictures by number, and by their numbers whether they are for training (CUB, NABirds). */
const NUMBERED = /(?:^|\/)images\.txt$/iu;
const NUMBERED_SPLIT = /(?:^|\/)train_test_split\.txt$/iu;
/** The longest table that is read, in bytes. */
export const MAX_TABLE_BYTES = 64 * 1024 * 1024;

export const isTable = (path: string): boolean =>
  TABLE.test(path) || SPLITS.test(path) || NUMBERED.test(path) || NUMBERED_SPLIT.test(path) || isList(path);

/** Whether a text is named as a list of a split's pictures, or of their labels: `test.txt`, `trainlist01.txt`, `labels.txt`. */
function isList(path: string): boolean {
  const stem = /(?:^|\/)(?<stem>[^/]+)\.(?:txt|lst|list)$/iu.exec(path)?.groups?.stem;
  if (stem === undefined) return false;
  return (
    /(?:^|[\s_-])(?:labels?|annotations?|ground_?truth)$/iu.test(stem) ||
    splitOf(stem.replace(/list|files?|filenames?|ids?$/giu, ' ').trim()) !== null
  );
}

/**
 * Reads a table: CSV or TSV by whatever separates its cells, lines of JSON, or the list of a split's pictures.
 *
 * @param bytes of the file; in UTF-8 or UTF-16, or what its bytes look like.
 */
export async function readTableFile(path: string, bytes: Uint8Array): Promise<Table> {
  const text = await textOf(bytes);
  if (path.toLowerCase().endsWith('.jsonl')) return { path, rows: rowsOfLines(text) };
  if (SPLITS.test(path)) return { path, rows: rowsOfSplits(text) };
  if (isList(path) || NUMBERED.test(path) || NUMBERED_SPLIT.test(path))
    return { path, list: true, rows: rowsOfList(text) };
  // Programs that append to a table end lines otherwise than the one that began it.
  const { data } = Papa.parse<string[]>(text.replace(/\r\n?/gu, '\n'), { skipEmptyLines: 'greedy' });
  return { path, rows: data };
}

async function textOf(bytes: Uint8Array): Promise<string> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const utf8 = decodeBytes(bytes, 'utf-8');
  if (utf8 !== null) return utf8.replace(/^\ufeff/u, '');
  const { encoding } = await decodeNames([{ bytes: bytes.subarray(0, 65_536), known: null }]);
  return new TextDecoder(encoding === null || encoding.startsWith('cp') ? 'windows-1252' : encoding).decode(bytes);
}

/** Lines of a list: each is a picture, or a picture with its class after it; names may have spaces in them. */
const rowsOfList = (text: string): readonly (readonly string[])[] =>
  text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => [line, ...(/^(?<path>.*\S)[\s,;]+(?<rest>\S+)$/u.exec(line)?.slice(1) ?? [])]);

/** Pictures that are listed by the name of their split: `{"train": ["cat/1.jpg"], "test": []}`. */
function rowsOfSplits(text: string): readonly (readonly string[])[] {
  const HEAD = ['file', 'split'];
  let splits: unknown;
  try {
    splits = JSON.parse(text);
  } catch {
    return [HEAD];
  }
  if (typeof splits !== 'object' || splits === null) return [HEAD];
  const rows = Object.entries(splits).flatMap(([split, pictures]: [string, unknown]) =>
    splitOf(split) !== null && Array.isArray(pictures)
      ? pictures.flatMap((picture: unknown) => (typeof picture === 'string' ? [[picture, split]] : []))
      : [],
  );
  return [HEAD, ...rows];
}

/**
 * Tables that say something together: pictures by number beside what their numbers are for become one table of splits.
 *
 * @param tables as {@link readTableFile} gives them.
 */
export function joinedTables(tables: readonly Table[]): readonly Table[] {
  const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
  return tables.flatMap((table): readonly Table[] => {
    if (NUMBERED.test(table.path)) return [];
    if (!NUMBERED_SPLIT.test(table.path)) return [table];
    const names = tables.find(({ path }) => NUMBERED.test(path) && folderOf(path) === folderOf(table.path));
    const pictures = new Map(names?.rows.map(([line = '']) => partedOnce(line)));
    const rows = table.rows.flatMap(([line = '']) => {
      const [number, isTraining] = partedOnce(line);
      const picture = pictures.get(number);
      return picture === undefined ? [] : [[picture, isTraining]];
    });
    return [{ path: table.path, rows: [['file', 'is_training'], ...rows] }];
  });
}

/** What stands before the first space, and what after it. */
function partedOnce(line: string): [before: string, after: string] {
  const at = line.search(/\s/u);
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at).trim()];
}

/** Lines of JSON as a table: keys are its heading. */
function rowsOfLines(text: string): readonly (readonly string[])[] {
  const objects = text.split('\n').flatMap((line): readonly Record<string, unknown>[] => {
    try {
      const row: unknown = JSON.parse(line);
      return typeof row === 'object' && row !== null ? [row as Record<string, unknown>] : [];
    } catch {
      return [];
    }
  });
  const keys = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown): string =>
    typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  return [keys, ...objects.map((row) => keys.map((key) => cell(row[key])))];
}
