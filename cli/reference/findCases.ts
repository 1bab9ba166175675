import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Kind } from './kind.ts';

/** A case that was found. */
export interface FoundCase {
  /** Path of the folder that holds `case.json`. */
  readonly folder: string;
  /** Its kind; undefined where no folder above it has a kind's name. */
  readonly kind: Kind | undefined;
  /** What it is called: its path below the folder of its kind, or its folder's name where it is that folder. */
  readonly name: string;
}

/**
 * Finds every reference case below a folder: the folders that hold a `case.json`. The kind is the nearest folder at or above a case
 * with a kind's name, among those below the given folder, itself, and the one that it lies in (so that one case may be given).
 *
 * @param folder a case, a kind's folder, or one that holds several.
 * @param kinds those that are known.
 * @returns the cases in order of path.
 * @throws where the folder cannot be read.
 */
export async function findCases(folder: string, kinds: readonly Kind[]): Promise<FoundCase[]> {
  const root = resolve(folder);
  const outermost = dirname(root);
  const found = await caseFolders(root);
  return found.map((path) => {
    for (let above = path; ; above = dirname(above)) {
      const kind = kinds.find((candidate) => candidate.kind === basename(above));
      if (kind !== undefined) return { folder: path, kind, name: relative(above, path) || basename(path) };
      if (above === outermost) return { folder: path, kind, name: relative(outermost, path) };
    }
  });
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1);

async function caseFolders(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort(byName);
  const own = entries.some((entry) => entry.name === 'case.json') ? [folder] : [];
  const below: string[] = [];
  for (const entry of entries.filter((candidate) => candidate.isDirectory())) {
    below.push(...(await caseFolders(join(folder, entry.name))));
  }
  return [...own, ...below];
}
