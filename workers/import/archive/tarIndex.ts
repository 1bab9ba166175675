/**
 * @file The records of a tar (POSIX ustar and pax, GNU long names), without reading its files. By hand and by no library: those
 * decode names as UTF-8 at once, so that names of other encodings are lost, read the whole tar into memory, and take a tar that is
 * cut off for a shorter one.
 */

import { FailureError } from '../../../src/core/failure.ts';
import type { Reader } from '@zip.js/zip.js';

export interface TarEntry {
  /** Its path as bytes, in whatever encoding. */
  readonly name: Uint8Array;
  /** The path, where a pax record says it: those are UTF-8. */
  readonly known: string | null;
  readonly kind: 'file' | 'folder' | 'link' | 'hard-link' | 'other';
  /** Where its content begins, in bytes. */
  readonly at: number;
  readonly bytes: number;
}

export interface TarIndex {
  readonly entries: readonly TarEntry[];
  /** Whether it ends with the mark that says that nothing is missing. */
  readonly ended: boolean;
}

const RECORD = 512;
/** The longest name or pax record that is believed. */
const MAX_META = 1024 * 1024;

/**
 * Reads the records of a tar.
 *
 * @param source gives parts of it.
 * @param file its name, for errors.
 * @param most entries that are looked at.
 * @throws FailureError where a record is damaged, content is missing, or there are too many entries.
 */
export async function indexTar(source: Reader<unknown>, file: string, most: number): Promise<TarIndex> {
  const entries: TarEntry[] = [];
  let longName: Uint8Array | null = null;
  let pax: ReadonlyMap<string, string> = new Map();
  let at = 0;
  while (at + RECORD <= source.size) {
    const header = await source.readUint8Array(at, RECORD);
    if (header.every((byte) => byte === 0)) return { entries, ended: true };
    if (!sumHolds(header)) throw new FailureError({ code: 'archive', fault: { code: 'tar-damaged' }, name: file });
    const type = String.fromCharCode(header[156]!);
    const size =
      pax.has('size') && !/[xgLK]/u.test(type) ? Number(pax.get('size')) : numberOf(header.subarray(124, 136));
    const content = at + RECORD;
    if (!Number.isSafeInteger(size) || size < 0)
      throw new FailureError({ code: 'archive', fault: { code: 'tar-damaged' }, name: file });
    const bytes = hasContent(type) ? size : 0;
    if (content + bytes > source.size)
      throw new FailureError({ code: 'archive', fault: { code: 'tar-cut' }, name: file });
    at = content + RECORD * Math.ceil(bytes / RECORD);
    if (type === 'L' || type === 'x') {
      if (size > MAX_META) throw new FailureError({ code: 'archive', fault: { code: 'tar-damaged' }, name: file });
      const meta = await source.readUint8Array(content, size);
      if (type === 'L') longName = untilZero(meta);
      else pax = paxOf(meta);
      continue;
    }
    if (type === 'g' || type === 'K') continue;
    const name = longName ?? nameOf(header);
    const known = pax.get('path') ?? null;
    entries.push({ name, known, kind: kindOf(type, name), at: content, bytes });
    if (entries.length > most)
      throw new FailureError({ code: 'archive', fault: { code: 'too-many-entries', entries: most }, name: file });
    longName = null;
    pax = new Map();
  }
  // A piece of a record is missing, or a name has no file.
  if (at !== source.size || longName || pax.size > 0 || entries.length === 0)
    throw new FailureError({ code: 'archive', fault: { code: 'tar-cut' }, name: file });
  return { entries, ended: false };
}

/** Links, devices and folders have no content, whatever size they say. */
const hasContent = (type: string): boolean => !/[12345 6]/u.test(type);

function kindOf(type: string, name: Uint8Array): TarEntry['kind'] {
  if (type === '5') return 'folder';
  if (type === '1') return 'hard-link';
  if (type === '2') return 'link';
  if (type === '0' || type === '\0' || type === '7') return name.at(-1) === 0x2f ? 'folder' : 'file';
  return 'other';
}

function sumHolds(header: Uint8Array): boolean {
  const said = numberOf(header.subarray(148, 156));
  let unsigned = 0;
  let signed = 0;
  header.forEach((byte, i) => {
    const value = i >= 148 && i < 156 ? 0x20 : byte;
    unsigned += value;
    signed += value > 127 ? value - 256 : value;
  });
  return said === unsigned || said === signed;
}

/** Octal digits, or GNU's base 256. */
function numberOf(field: Uint8Array): number {
  if ((field[0]! & 0x80) !== 0) return field.reduce((sum, byte, i) => sum * 256 + (i === 0 ? byte & 0x7f : byte), 0);
  const digits = ascii(untilZero(field)).trim();
  return digits === '' ? 0 : /^[0-7]+$/u.test(digits) ? parseInt(digits, 8) : NaN;
}

function nameOf(header: Uint8Array): Uint8Array {
  const name = untilZero(header.subarray(0, 100));
  // GNU writes times where POSIX has the beginning of a long path, and says so by its mark.
  const posix = ascii(header.subarray(257, 263)) === 'ustar\0';
  const prefix = posix ? untilZero(header.subarray(345, 500)) : new Uint8Array();
  if (prefix.length === 0) return name.slice();
  return new Uint8Array([...prefix, 0x2f, ...name]);
}

const untilZero = (field: Uint8Array): Uint8Array => {
  const end = field.indexOf(0);
  return end < 0 ? field : field.subarray(0, end);
};

const ascii = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/** `<length> <key>=<value>\n`, one after another; lengths are in bytes. */
function paxOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  let at = 0;
  while (at < bytes.length) {
    const space = bytes.indexOf(0x20, at);
    const length = space < 0 ? NaN : Number(ascii(bytes.subarray(at, space)));
    if (!Number.isSafeInteger(length) || length <= space - at) break;
    const text = new TextDecoder().decode(bytes.subarray(space + 1, at + length - 1));
    const equals = text.indexOf('=');
    if (equals > 0) records.set(text.slice(0, equals), text.slice(equals + 1));
    at += length;
  }
  return records;
}
