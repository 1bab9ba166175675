/** @file The place of a result, looked at before any work is done: what would harm something, or cannot work, is refused. */

import { open, readlink, realpath, stat, lstat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, resolve, sep } from 'node:path';
import type { Stats } from 'node:fs';
import { isSystemError, sentenceOf } from './systemError.ts';

/** A file at one moment: another file, or the same one with other content, differs in one of these. */
export interface Identity {
  readonly dev: number;
  readonly ino: number;
  readonly size: number;
  readonly mtimeMs: number;
}

/** A place that can be written to. */
export interface Target {
  /** Absolute, links in it followed. */
  readonly path: string;
  /** What is there and will be replaced; `null` where nothing is. */
  readonly replaces: (Identity & { readonly mode: number }) | null;
}

/** The first bytes of a zip: of an entry, or of the directory of an empty one. */
const ZIP_STARTS = ['PK\u0003\u0004', 'PK\u0005\u0006'];

/** The longest name of a file, in bytes. */
const MAX_NAME = 255;

/**
 * Looks at the place of a result.
 *
 * @param out as a person wrote it, absolute or below the working directory.
 * @param input what is read, absolute or below the working directory.
 * @param overwrite whether an earlier zip may be replaced.
 * @throws Error where it is a folder, a device or a link to nothing; lies in no folder; is the input itself, or another name of it;
 * or is there already and is not to be replaced, or is no zip.
 */
export async function findTarget(out: string, input: string, overwrite: boolean): Promise<Target> {
  if (/[/\\]$/u.test(out) && (sep === '\\' || out.endsWith('/'))) {
    throw new Error(`Expected --out to be a file, got the folder ${out}; add a name.`);
  }
  const full = resolve(out);
  if (Buffer.byteLength(basename(full)) > MAX_NAME) {
    throw new Error(
      `Expected a name of at most ${MAX_NAME} bytes for --out, got ${basename(full)}; choose a shorter one.`,
    );
  }
  const folder = await stat(dirname(full)).catch((error: unknown) => {
    if (isSystemError(error) && error.code === 'ENOENT') return null;
    throw new Error(sentenceOf(error, `reach the folder of --out, ${dirname(full)}`), { cause: error });
  });
  if (!folder?.isDirectory()) {
    throw new Error(`Expected the folder ${dirname(full)} for --out, got none; make it first.`);
  }
  const existing = await stat(full).catch(() => null);
  if (!existing) {
    await refuseDeadLink(full, out);
    return { path: resolve(await realpath(dirname(full)), basename(full)), replaces: null };
  }
  const path = await realpath(full);
  if (existing.isDirectory()) throw new Error(`Expected --out to be a file, got the folder ${out}; add a name.`);
  if (!existing.isFile())
    throw new Error(`Expected --out to be a file, got ${kindOf(existing)} ${out}; choose a file.`);
  const source = await stat(input).catch(() => null);
  if (source?.isFile() && source.ino === existing.ino && source.dev === existing.dev) {
    throw new Error(
      (await realpath(input)) === path
        ? `Expected --out to differ from the input, got ${out} for both; choose another name.`
        : `Expected --out to differ from the input, got ${out}, which is another name of the same file; choose another.`,
    );
  }
  if (!overwrite) {
    throw new Error(
      `Expected nothing at --out, got the file ${out}; choose another name, or replace it with --overwrite.`,
    );
  }
  if (!(await looksLikeZip(path))) {
    throw new Error(`Expected --overwrite to replace an earlier zip, got ${out}, which is none; choose another name.`);
  }
  return { path, replaces: { ...identityOf(existing), mode: existing.mode } };
}

/** A file at this moment. */
export const identityOf = ({ dev, ino, size, mtimeMs }: Identity): Identity => ({ dev, ino, size, mtimeMs });

/** Whether a file is the one that was seen, unchanged. */
export const isSame = (a: Identity, b: Identity): boolean =>
  a.dev === b.dev && a.ino === b.ino && a.size === b.size && a.mtimeMs === b.mtimeMs;

async function refuseDeadLink(full: string, out: string): Promise<void> {
  const link = await lstat(full).catch(() => null);
  if (!link) return;
  throw new Error(
    link.isSymbolicLink()
      ? `Expected --out to be a file, got a link to ${await readlink(full)}, where nothing is; choose a file.`
      : `Expected --out to be a file that can be reached, got ${out}; check its permissions.`,
  );
}

function kindOf(stats: Stats): string {
  if (stats.isCharacterDevice() || stats.isBlockDevice()) return 'the device';
  if (stats.isFIFO()) return 'the pipe';
  return stats.isSocket() ? 'the socket' : 'something else,';
}

/** An empty file is what a run of an old version left, and nothing that anyone would miss. */
async function looksLikeZip(path: string): Promise<boolean> {
  let file: FileHandle | null = null;
  try {
    file = await open(path, 'r');
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 0 || ZIP_STARTS.includes(buffer.toString('latin1', 0, bytesRead));
  } catch (error) {
    throw new Error(sentenceOf(error, `read ${path}, which --overwrite would replace`), { cause: error });
  } finally {
    await file?.close();
  }
}
