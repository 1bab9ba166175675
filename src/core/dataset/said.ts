/** @file What a person says of folders and classes, against what is there. */

import type { Corrections, Unheard } from './understanding.ts';

const composed = (name: string): string => name.normalize('NFC');

/** The same with names composed: a keyboard and a disk spell an accent in two ways. */
export const composedCorrections = ({ folders, classes }: Corrections): Corrections => ({
  folders: new Map([...folders].map(([name, role]) => [composed(name), role])),
  classes: new Map([...classes].map(([name, other]) => [composed(name), composed(other)])),
});

/**
 * Finds what was said of nothing: a slip of a key, after which a test split would be grown.
 *
 * @param said as {@link composedCorrections} gives it.
 * @param paths of all files and folders of a source.
 * @param labels of the classes, before any is read as another.
 * @returns `null` where everything that was said is about something.
 */
export function unheard(said: Corrections, paths: readonly string[], labels: readonly string[]): Unheard | null {
  if (said.folders.size + said.classes.size === 0) return null;
  const [names, folders] = [new Set<string>(), new Set<string>()];
  for (const path of paths) {
    const parts = composed(path).split('/').slice(0, -1);
    parts.forEach((name, i) => {
      names.add(name);
      folders.add(parts.slice(0, i + 1).join('/'));
    });
  }
  // A code of a table is called after the table, see `codeName`.
  const files = new Set(paths.map(composed));
  const isCode = (name: string) => {
    const end = name.lastIndexOf(': ');
    return end > 0 && files.has(name.slice(0, end));
  };
  const lostFolders = [...said.folders.keys()].filter(
    (name) => !names.has(name) && !folders.has(name) && !isCode(name),
  );
  const known = new Set(labels.map(composed));
  const lostClasses = [...said.classes.keys()].filter((name) => !known.has(name));
  if (lostFolders.length + lostClasses.length === 0) return null;
  return { folders: lostFolders, classes: lostClasses, there: { folders: [...folders].sort(), classes: [...known] } };
}
