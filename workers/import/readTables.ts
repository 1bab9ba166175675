/** @file Tables among the files of a source, as rows. */

import Papa from 'papaparse';
import { splitOf } from '../../src/core/dataset/splitNames.ts';
import type { Table } from '../../src/core/dataset/tables.ts';
import { decodeBytes } from './names/codePages.ts';
import { decodeNames } from './names/decodeNames.ts';

const TABLE = /\.(?:csv|tsv)$|(?:^|\/)metadata\.jsonl$/iu;
/** The longest table that is read, in bytes. */
export const MAX_TABLE_BYTES = 64 * 1024 * 1024;

export const isTable = (path: string): boolean => TABLE.test(path) || isList(path);

/** Whether a text is named as a list of a split's pictures: `test.txt`, `trainlist01.txt`. */
function isList(path: string): boolean {
  const stem = /(?:^|\/)(?<stem>[^/]+)\.(?:txt|lst|list)$/iu.exec(path)?.groups?.stem;
  return stem !== undefined && splitOf(stem.replace(/list|files?|filenames?|ids?$/giu, ' ').trim()) !== null;
}

/**
 * Reads a table: CSV or TSV by whatever separates its cells, lines of JSON, or the list of a split's pictures.
 *
 * @param bytes of the file; in UTF-8 or UTF-16, or what its bytes look like.
 */
export async function readTableFile(path: string, bytes: Uint8Array): Promise<Table> {
  const text = await textOf(bytes);
  if (path.toLowerCase().endsWith('.jsonl')) return { path, rows: rowsOfLines(text) };
  if (isList(path)) return { path, rows: rowsOfList(text) };
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
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
