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
