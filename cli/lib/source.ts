import type { LeftOut } from '../../src/core/dataset/reasons.ts';
import type { Note } from '../../src/core/dataset/understanding.ts';

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
  /** Path inside the source, with slashes. Its parts have not been checked: see `partsOfPath`. */
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
