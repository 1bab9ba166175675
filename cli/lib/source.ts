import { stat } from 'node:fs/promises';
import { MAX_FILE_BYTES } from '../../src/core/dataset/limits.ts';
import { openFolder } from './folder.ts';
import { openTar } from './tar.ts';
import { openZip } from './zip.ts';

/** A folder or an archive, as a list of files that are read when they are needed. */
export interface Source {
  readonly kind: 'folder' | 'zip' | 'tar';
  /** Every regular file, in no particular order. */
  readonly files: readonly SourceFile[];
  /** Every folder that is named, without a slash at the end; empty ones are only known by it. */
  readonly folders: readonly string[];
  /** Entries that cannot be read safely, with the reason. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
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
   * @throws Error when the file is longer than {@link MAX_FILE_BYTES}, damaged, or longer than declared.
   */
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Opens a folder, a zip or a tar.
 * @param path on this machine.
 * @returns the source; close it when done.
 * @throws Error when nothing is there, or it is neither of the three.
 */
export async function openSource(path: string): Promise<Source> {
  const found = await stat(path).catch(() => {
    throw new Error(`Expected a folder, a zip or a tar at ${path}, got nothing there; check the path.`);
  });
  if (found.isDirectory()) return openFolder(path);
  if (/\.zip$/iu.test(path)) return openZip(path);
  if (/\.tar$/iu.test(path)) return openTar(path);
  throw new Error(`Expected a folder, a zip or a tar, got ${path}; unpack other archives first.`);
}

/** Refuses a file that is too long to be an image. */
export function demandReadableSize(path: string, bytes: number): void {
  if (bytes > MAX_FILE_BYTES)
    throw new Error(`Expected a file of at most ${MAX_FILE_BYTES / 1024 / 1024} MiB, got ${path} with ${bytes} bytes.`);
}
