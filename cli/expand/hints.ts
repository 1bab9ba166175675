/** @file What a person says of a data set on the command line: how names are written, what folders are, which classes are one. */

import { FOLDER_ROLES, type FolderRole } from '../../src/core/dataset/folderTree.ts';
import { encodingOf } from '../../workers/import/names/codePages.ts';
import type { DatasetHints } from '../lib/dataset.ts';

/**
 * Reads the hints.
 *
 * @param given values of `--zip-encoding`, `--folder` and `--same`.
 * @param refuse called with a sentence for a value that cannot be read.
 */
export function readHints(
  given: {
    readonly encoding: string | undefined;
    readonly folders: readonly string[];
    readonly same: readonly string[];
  },
  refuse: (sentence: string) => never,
): DatasetHints {
  const { encoding } = given;
  if (encoding !== undefined && encodingOf(encoding) === null) {
    refuse(`Expected --zip-encoding to be a label such as gbk, shift_jis, euc-kr, ibm866 or cp850, got "${encoding}".`);
  }
  const folders = new Map(
    given.folders.map((text): [string, FolderRole] => {
      const { before, after } = pairOf(text);
      const role = FOLDER_ROLES.find((one) => one === after);
      return role && before !== ''
        ? [before.replace(/^\.\//u, '').replace(/(?<=[^/])\/+$/u, ''), role]
        : refuse(`Expected --folder to be <folder>=${FOLDER_ROLES.join('|')}, got "${text}".`);
    }),
  );
  const classes = new Map(
    given.same.map((text): [string, string] => {
      const { before, after } = pairOf(text);
      return before !== '' && after !== ''
        ? [before, after]
        : refuse(`Expected --same to be <class>=<class>, got "${text}".`);
    }),
  );
  return { encoding, corrections: { folders, classes } };
}

/** Around the last `=`: a folder may have one in its name. */
export function pairOf(text: string): { readonly before: string; readonly after: string } {
  const at = text.lastIndexOf('=');
  return at < 0 ? { before: '', after: '' } : { before: text.slice(0, at), after: text.slice(at + 1) };
}
