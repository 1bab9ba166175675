import { stat } from 'node:fs/promises';
import type { LeftOut } from '../../src/core/dataset/reasons.ts';
import type { Note } from '../../src/core/dataset/understanding.ts';
import type { NameHints } from '../../workers/import/names/decodeNames.ts';
import { openArchive } from './archive.ts';
import { openFolder } from './folder.ts';

/** A folder or an archive, as a list of files that are read when they are needed. */
export interface Source {
  readonly kind: 'folder' | 'zip' | 'tar';
  /** Every regular file, in no particular order. */
  readonly files: readonly SourceFile[];
  /** Every folder that is named, without a slash at the end; empty ones are only known by it. */
  readonly folders: readonly string[];
  /** What cannot be listed or read safely. */
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly Note[];
  /** Lets go of the archive; the files cannot be read after that. */
  close(): Promise<void>;
}

/** One file of a source. */
export interface SourceFile {
  /** Path inside the source, with slashes. Its parts have not been checked: see `splitPath`. */
  readonly path: string;
  /** Size in bytes as the source declares it. */
  readonly bytes: number;
  /**
   * Reads the content.
   * @throws Error that ends the sentence "... was skipped: ", for a file that is too long, damaged, or cannot be opened.
   */
  read(): Promise<Uint8Array<ArrayBuffer>>;
  /** Reads its beginning, where that costs less than all of it. */
  head?(most: number): Promise<Uint8Array>;
}

/**
 * Opens a folder, a zip, a tar or a tar.gz.
 * @param path on this machine.
 * @param hints how names of an archive are written, where it does not say it.
 * @returns the source; close it when done.
 * @throws Error when nothing is there, or it is none of them.
 */
export async function openSource(path: string, hints: NameHints = {}): Promise<Source> {
  const found = await stat(path).catch(() => {
    throw new Error(`Expected a folder, a zip or a tar at ${path}, got nothing there; check the path.`);
  });
  return found.isDirectory() ? openFolder(path) : openArchive(path, hints);
}
