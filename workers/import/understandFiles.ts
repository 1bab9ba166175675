/** @file The files of any source, understood: the page and the command ask here, so they give the same classes, counts and sentences. */

import { isClutter, isNamedLikeNothing, partsOfPath } from '../../src/core/dataset/filePath.ts';
import { MAX_TEXT_BYTES } from '../../src/core/dataset/limits.ts';
import { beginsAsPicture, PICTURE_HEAD } from '../../src/core/image/file/kind.ts';
import type { Table } from '../../src/core/dataset/tables.ts';
import { understand } from '../../src/core/dataset/understand.ts';
import type { Corrections, Entry, Understanding } from '../../src/core/dataset/understanding.ts';
import { grownSetOf, isDocument, isSidecar, type TextFile } from './grownSet.ts';
import { isTable, joinedTables, MAX_TABLE_BYTES, readTableFile } from './readTables.ts';

/** A file that can be looked into before it is known what it is. */
export interface ListedFile {
  readonly path: string;
  /** Size in bytes, where the source says it without opening the file. */
  readonly size?: number | undefined;
  /** All of it, or its beginning where `most` is given. */
  readonly bytes: (most?: number) => Promise<Uint8Array>;
}

/**
 * Understands files: looks into those whose names say nothing, reads tables and sidecars, and places all.
 *
 * @param files of a source; one that cannot be read is left out of what is read here, and stops nothing.
 * @param folders that the source names.
 * @param leftOut paths of what the source does not hand out: their folders are not empty.
 * @param corrections what a person says. Default: nothing.
 */
export async function understandFiles(
  files: readonly ListedFile[],
  folders: readonly string[],
  leftOut: readonly string[],
  corrections?: Corrections,
): Promise<Understanding> {
  const entries: Entry[] = [];
  const tables: Table[] = [];
  const texts: TextFile[] = [];
  for (const file of files) {
    const { path } = file;
    const wanted = !isClutter(path) && !('code' in partsOfPath(path));
    const picture = wanted && isNamedLikeNothing(path) && (await beginsAs(file));
    entries.push({ path, picture });
    if (!wanted) continue;
    if (isSidecar(path) || isDocument(path)) {
      const bytes = await quietly(file, MAX_TEXT_BYTES);
      if (bytes) texts.push({ path, text: new TextDecoder().decode(bytes) });
    } else if (isTable(path)) {
      const bytes = await quietly(file, MAX_TABLE_BYTES);
      if (bytes) tables.push(await readTableFile(path, bytes));
    }
  }
  const notEmpty = new Set(
    leftOut.flatMap((path) => path.split('/').map((_, i, parts) => parts.slice(0, i).join('/'))),
  );
  const empty = folders.filter((folder) => !notEmpty.has(folder));
  return understand(entries, {
    tables: joinedTables(tables),
    folders: empty,
    grown: grownSetOf(texts),
    ...(corrections && { corrections }),
  });
}

async function beginsAs(file: ListedFile): Promise<boolean> {
  try {
    return beginsAsPicture(await file.bytes(PICTURE_HEAD));
  } catch {
    return false;
  }
}

/** What cannot be read says nothing; that it cannot is said where its place is. */
async function quietly(file: ListedFile, most: number): Promise<Uint8Array | null> {
  if (file.size !== undefined && file.size > most) return null;
  try {
    const bytes = await file.bytes();
    return bytes.length > most ? null : bytes;
  } catch {
    return null;
  }
}
