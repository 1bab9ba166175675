import { bytesOf } from '../bytes/utf8.ts';
import { isSystemFile, isSystemFolder } from './folderNames.ts';
import { MAX_NAME_BYTES, MAX_PATH_BYTES } from './limits.ts';
import type { Reason } from './reasons.ts';

/** The directories and the name of a path inside a data set. */
export interface PathParts {
  readonly folders: readonly string[];
  readonly name: string;
}

/** Extensions of the image formats that are read, in lower case; addresses leave a question after theirs. */
const IMAGE = /\.(?:jpe?g|jpe|jfif|png|apng|webp|gif|avif|tiff?|bmp|dib|heic|heif)(?:\?[^/]*)?$/iu;
/** Extensions of files that are surely something else: their first bytes need not be read. */
const OTHER =
  /\.(?:txt|md|rst|csv|tsv|json|jsonl|ndjson|xml|ya?ml|toml|ini|cfg|conf|log|html?|css|[cm]?[jt]sx?|py|pyc|ipynb|sh|bat|m|r|c|h|cpp|java|go|rs|npy|npz|mat|h5|hdf5|pt|pth|onnx|safetensors|pkl|parquet|arrow|tfrecords?|lmdb|mdb|db|sqlite|docx?|xlsx?|pptx?|odt|ods|pdf|mp[34]|mov|avi|mkv|wav|flac|zip|t?gz|tar|7z|rar|bz2|xz|zst|exe|dll|so|lock|names|data|license|cache|names)$/iu;
const ARCHIVE = /\.(?:zip|tar|t?gz|tgz|7z|rar|bz2|xz|zst)$/iu;

/**
 * Takes a path apart, if it stays inside the data set.
 *
 * @param path as an archive or a folder names it, with slashes. A backslash is part of a name (what separates by it is rewritten
 * where it is opened), but a path that would lead out on a system that separates by it is refused.
 * @returns the parts, or why the path is refused.
 */
export function partsOfPath(path: string): PathParts | Reason {
  const parts = path.split('/');
  if (path.startsWith('/') || path.startsWith('\\') || /^[a-z]:(?=[/\\])/iu.test(path)) return { code: 'absolute' };
  if (path.split(/[/\\]/u).includes('..')) return { code: 'leaves' };
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/u.test(path)) return { code: 'control' };
  if (/\p{Surrogate}/u.test(path)) return { code: 'surrogates' };
  if (isLonger(path, MAX_PATH_BYTES)) return { code: 'path-too-long', bytes: MAX_PATH_BYTES };
  if (parts.some((part) => isLonger(part, MAX_NAME_BYTES))) return { code: 'name-too-long', bytes: MAX_NAME_BYTES };
  const inner = parts.filter((part) => part !== '' && part !== '.');
  const name = inner.pop();
  return name === undefined ? { code: 'nameless' } : { folders: inner, name };
}

/**
 * Paths that separate their folders by a backslash, as some archives of Windows do, with slashes.
 *
 * @param paths all of a source, decoded: a single slash among them says that backslashes are parts of names.
 */
export function withSlashes(paths: readonly string[]): readonly string[] {
  return paths.some((path) => path.includes('/')) ? paths : paths.map((path) => path.replaceAll('\\', '/'));
}

/** Whether a file is an image, by its extension. */
export function isImagePath(path: string): boolean {
  return IMAGE.test(path);
}

/** Whether a name says nothing of what the file is: its first bytes do. */
export const isNamedLikeNothing = (path: string): boolean => !IMAGE.test(path) && !OTHER.test(path);

/** Whether a file is an archive, by its extension. */
export const isArchivePath = (path: string): boolean => ARCHIVE.test(path);

/** Whether a file is hidden, or one that systems leave behind, or lies in a folder of theirs. */
export function isClutter(path: string): boolean {
  const folders = path.split('/');
  const name = folders.pop()!;
  return isSystemFile(name) || folders.some(isSystemFolder);
}

/**
 * A path as the most forgiving file system knows it: two paths with one key cannot lie beside each other everywhere, since some
 * systems take upper and lower case, or two spellings of one accent, for the same.
 */
export const pathKey = (path: string): string => path.normalize('NFC').toLowerCase();

/** The longest beginning of a name that fits into so many bytes of UTF-8; no character is cut. */
export function fitBytes(name: string, bytes: number): string {
  if (!isLonger(name, bytes)) return name;
  const characters = Array.from(name);
  let length = 0;
  const end = characters.findIndex((character) => (length += bytesOf(character).length) > bytes);
  return end < 0 ? name : characters.slice(0, end).join('');
}

/** Whether a text takes more bytes of UTF-8 than `limit`; most are so short that they need not be encoded. */
export const isLonger = (text: string, limit: number): boolean =>
  text.length * 3 > limit && bytesOf(text).length > limit;
