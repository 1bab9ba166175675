/** @file What was dropped, walked to its files. Anything may be in it: folders without end, files that cannot be opened. */

import { MAX_DEPTH, MAX_ENTRIES } from '../core/dataset/limits.ts';
import type { LeftOut } from '../core/dataset/reasons.ts';

export interface PathFile {
  /** From the folder that was dropped, with its name. */
  readonly path: string;
  readonly file: File;
}

export interface Walked {
  readonly files: readonly PathFile[];
  readonly refused: readonly LeftOut[];
  /** Every folder, with the name of the one that was dropped: empty ones are only known by it. */
  readonly folders: readonly string[];
}

/** Every file in what was dropped, folder after folder; what cannot be read is refused and stops nothing. */
export async function walkDropped(dropped: readonly FileSystemEntry[]): Promise<Walked> {
  const files: PathFile[] = [];
  const refused: LeftOut[] = [];
  const folders: string[] = [];
  // A list and not a recursion: no tree is too deep or too wide for it. Taken from the end, so entries go in reversed.
  const waiting = dropped.map((entry) => ({ entry, depth: 0 })).toReversed();
  for (let seen = 0; waiting.length > 0; seen++) {
    const { entry, depth } = waiting.pop()!;
    const path = entry.fullPath.replace(/^\//u, '');
    if (seen >= MAX_ENTRIES) {
      refused.push({ path, why: { code: 'too-many', entries: MAX_ENTRIES } });
      break;
    }
    if (isFile(entry)) {
      const file = await fileOf(entry);
      if (file) files.push({ path, file });
      else refused.push({ path, why: { code: 'cannot-open' } });
    } else if (depth >= MAX_DEPTH) refused.push({ path, why: { code: 'too-deep', folders: MAX_DEPTH } });
    else {
      folders.push(path);
      const { children, whole } = await childrenOf(entry as FileSystemDirectoryEntry);
      if (!whole) refused.push({ path, why: { code: 'folder-not-listed' } });
      for (const child of children.toReversed()) waiting.push({ entry: child, depth: depth + 1 });
    }
  }
  return { files, refused, folders };
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

const fileOf = (entry: FileSystemFileEntry): Promise<File | null> =>
  new Promise((resolve) => {
    entry.file(resolve, () => {
      resolve(null); // Gone, or not ours to read.
    });
  });

/** A directory's entries come a hundred at a time, until an empty list. */
async function childrenOf(
  directory: FileSystemDirectoryEntry,
): Promise<{ readonly children: readonly FileSystemEntry[]; readonly whole: boolean }> {
  const reader = directory.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[] | null>((resolve) => {
      reader.readEntries(resolve, () => {
        resolve(null);
      });
    });
    if (some === null || some.length === 0) return { children, whole: some !== null };
    children.push(...some);
  }
}
