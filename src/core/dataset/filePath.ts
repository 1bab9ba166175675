import { bytesOf } from '../bytes/utf8.ts';
import { MAX_NAME_BYTES, MAX_PATH_BYTES } from './limits.ts';

/** The directories and the name of a path inside a data set. */
export interface PathParts {
  readonly folders: readonly string[];
  readonly name: string;
}

/** Extensions of the image formats that are read, in lower case. */
const IMAGE = /\.(?:jpe?g|png|webp|gif|avif|tiff?)$/iu;
/** What systems leave in folders and archives, without anyone having asked for it. */
const CLUTTER = /(?:^|\/)(?:__MACOSX\/|\.(?!\.?(?:\/|$))|Thumbs\.db$|desktop\.ini$)/iu;

/**
 * Takes a path apart, if it stays inside the data set.
 *
 * @param path as an archive or a folder names it; backslashes count as slashes, since some archives are written with them.
 * @returns the parts, or a sentence that says why the path is refused.
 */
export function splitPath(path: string): PathParts | string {
  const parts = path.replaceAll('\\', '/').split('/');
  if (path.startsWith('/') || path.startsWith('\\') || /^[a-z]:/iu.test(path)) return 'its path is absolute';
  if (parts.includes('..')) return 'its path leaves the data set';
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/u.test(path)) return 'its name has control characters';
  if (/\p{Surrogate}/u.test(path)) return 'its name is not valid Unicode';
  if (isLonger(path, MAX_PATH_BYTES)) return `its path is longer than ${MAX_PATH_BYTES} bytes`;
  if (parts.some((part) => isLonger(part, MAX_NAME_BYTES))) return `its name is longer than ${MAX_NAME_BYTES} bytes`;
  const inner = parts.filter((part) => part !== '' && part !== '.');
  const name = inner.pop();
  return name === undefined ? 'it has no name' : { folders: inner, name };
}

/** Whether a file is an image, by its extension. */
export function isImagePath(path: string): boolean {
  return IMAGE.test(path);
}

/** Whether a file is hidden, or one that systems leave behind: skipped without a word. */
export function isClutter(path: string): boolean {
  return CLUTTER.test(path.replaceAll('\\', '/'));
}

/**
 * A path as the most forgiving file system knows it: two paths with one key cannot lie beside each other everywhere, since some
 * systems take upper and lower case, or two spellings of one accent, for the same.
 */
export const pathKey = (path: string): string => path.normalize('NFC').toLowerCase();

/** The longest beginning of a name that fits into so many bytes of UTF-8; no character is cut. */
export function fitBytes(name: string, bytes: number): string {
  const characters = Array.from(name);
  let length = 0;
  const end = characters.findIndex((character) => (length += bytesOf(character).length) > bytes);
  return end < 0 ? name : characters.slice(0, end).join('');
}

/** Whether a text takes more bytes of UTF-8 than `limit`; most are so short that they need not be encoded. */
const isLonger = (text: string, limit: number): boolean => text.length * 3 > limit && bytesOf(text).length > limit;
