/**
 * @file Names that every file system takes, Windows among them, from names that only some take; and back. What does not fit is written
 * as `%` and two hexadecimal digits a byte of UTF-8, as in web addresses, so that every name can be read back from its new one.
 */

import { bytesOf } from '../bytes/utf8.ts';
import { fnv1a64 } from '../random/hash.ts';
import { fitBytes, isLonger, pathKey } from './filePath.ts';
import { MAX_NAME_BYTES } from './limits.ts';

/** What Windows takes for a device, whatever its ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/iu;
/** What Windows refuses in a name. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const REFUSED = /[<>:"|?*\\\u0000-\u001f\u007f]/gu;
/** A folder's name is cut from here: a path has several, and Windows opens none of more than 259 characters. */
const FOLDER_LENGTH = 64;
/** Where a path is cut: room for the folder that it is unpacked into. */
const PATH_LENGTH = 200;
/** Hexadecimal digits that tell two names apart that were cut to one. */
const DIGITS = 8;

/**
 * A name that every system takes; a name that has none of what is refused stays.
 *
 * @param name of a file or a folder.
 * @returns a name that `originalName` reads back.
 */
export function portableName(name: string): string {
  const fit = name
    .replace(/%(?=[0-9a-f]{2})/giu, escape)
    .replace(REFUSED, escape)
    .replace(/[. ]+$/u, (end) => Array.from(end, escape).join(''));
  return DEVICE.test(fit) ? escapeFirst(fit, 1) : fit;
}

/** The name that `portableName` or `portablePaths` made another of; one that was cut stays cut. */
export const originalName = (name: string): string =>
  name.replace(/(?:%[0-9a-f]{2})+/giu, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });

/** A class as a loader of folders reads it, after `originalName`: itself, but for one whose name had to be cut. */
export const folderLabel = (label: string): string => originalName(cutFolder(portableName(label)));

/**
 * Paths that can lie beside each other on every file system.
 *
 * Two names of one folder that differ in upper and lower case only, or in the Unicode form of an accent, are told apart by writing the
 * beginning of the second in digits. Names that make a path too long are cut, and a hash tells those apart that were cut to one.
 *
 * @param paths with slashes, all different.
 * @returns one path each, in their order; those that need no change stay.
 */
export function portablePaths(paths: readonly string[]): readonly string[] {
  /** New names of what lies in a folder, by the folder's new path and the old name; and all that are taken there. */
  const named = new Map<string, string>();
  const taken = new Set<string>();
  const nameIn = (parent: string, name: string, fit: (name: string) => string): string => {
    const id = `${parent}/${name}`;
    const known = named.get(id);
    if (known !== undefined) return known;
    const made = firstFree(fit(portableName(name)), (candidate) => taken.has(pathKey(`${parent}/${candidate}`)));
    named.set(id, made);
    taken.add(pathKey(`${parent}/${made}`));
    return made;
  };
  // What fits as it is has its name before anything else can take it.
  const order = paths
    .map((path, at) => ({ path, at, fits: isPortable(path) }))
    .sort((a, b) => Number(b.fits) - Number(a.fits));
  const out = new Array<string>(paths.length);
  for (const { path, at } of order) {
    const parts = path.split('/');
    const name = parts.pop()!;
    const folder = parts.reduce((parent, part) => {
      const made = nameIn(parent, part, cutFolder);
      return parent === '' ? made : `${parent}/${made}`;
    }, '');
    const room = Math.max(DIGITS * 4, PATH_LENGTH - folder.length - 1);
    const file = nameIn(folder, name, (fit) => cutFile(fit, room));
    out[at] = folder === '' ? file : `${folder}/${file}`;
  }
  return out;
}

/** Whether every system can unpack a path. */
export const isPortable = (path: string): boolean => path.length <= PATH_LENGTH && path.split('/').every(isTakenByAll);

const isTakenByAll = (name: string): boolean =>
  name.search(REFUSED) < 0 && !/[. ]$/u.test(name) && !DEVICE.test(name) && !isLonger(name, MAX_NAME_BYTES);

function firstFree(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  const { length } = Array.from(name);
  for (let characters = 1; characters <= length; characters++) {
    const candidate = escapeFirst(name, characters);
    if (!isTaken(candidate)) return candidate;
  }
  for (let i = 2; ; i++) if (!isTaken(`${name}~${i}`)) return `${name}~${i}`;
}

function cutFolder(name: string): string {
  return name.length <= FOLDER_LENGTH ? name : cut(name, FOLDER_LENGTH, '');
}

function cutFile(name: string, room: number): string {
  if (name.length <= room && !isLonger(name, MAX_NAME_BYTES)) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 6 ? name.slice(dot) : '';
  return cut(name.slice(0, name.length - ending.length), room - ending.length, ending);
}

/** The beginning of a name, the hash of all of it, and an ending. */
function cut(name: string, length: number, ending: string): string {
  const hash = fnv1a64(name)
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('')
    .slice(0, DIGITS);
  const room = length - DIGITS - 1;
  const kept = fitBytes(Array.from(name).slice(0, room).join(''), MAX_NAME_BYTES - DIGITS - 1 - ending.length);
  // Half of a byte in digits would be read as something else.
  return `${kept.slice(0, room).replace(/(?:%[0-9a-f]?|\p{Surrogate}| |\.)+$/iu, '')}~${hash}${ending}`;
}

/** The first characters in digits; those that are written so already stay. */
const escapeFirst = (name: string, characters: number): string =>
  (name.match(/%[0-9A-F]{2}|[^]/gu) ?? [])
    .map((character, i) => (i < characters && !/^%./u.test(character) ? escape(character) : character))
    .join('');

const escape = (character: string): string =>
  Array.from(bytesOf(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
