/**
 * @file A file that is there as a whole or not at all. It grows under a name of its own beside its place, is flushed, read again and
 * compared, and takes its place in one step. On every other way out it is gone, and what was at its place is as it was.
 */

import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { partBeside } from './leftParts.ts';
import { onLeaving } from './onLeaving.ts';
import { sentenceOf } from './systemError.ts';
import { isSame, type Target } from './target.ts';

/** Calls to the system that may fail; a test brings ones that do. */
export interface Disk {
  open(path: string, flags: string, mode?: number): number;
  write(file: number, bytes: Uint8Array, from: number, length: number): Promise<number>;
  read(file: number, into: Uint8Array, at: number): Promise<number>;
  sync(file: number): void;
  link(from: string, to: string): void;
  rename(from: string, to: string): void;
}

/** What is written, and its end. */
export interface SafeFile {
  /** Takes the bytes in order. Closing it ends the writing, aborting it too. */
  readonly sink: WritableStream<Uint8Array>;
  /**
   * Puts the file at its place, after the sink was closed.
   *
   * @throws Error where what was written cannot be read back, or the place has changed meanwhile; the file is gone then.
   */
  commit(): Promise<void>;
  /** Removes what was written; does nothing after a commit. */
  abandon(): void;
}

/** Bytes that are read back at a time. */
const READ = 1 << 20;

/**
 * Opens a file for writing.
 *
 * @param target where it will be, see `findTarget`.
 * @param disk default: the system's.
 * @throws Error where its folder takes no new file.
 */
export function openSafeFile({ path, replaces }: Target, disk: Disk = DISK): SafeFile {
  const own = partBeside(path);
  const file = said(`write into the folder of --out, ${dirname(path)}`, () => disk.open(own, 'wx+', replaces?.mode));
  const { dev, ino } = fs.fstatSync(file);
  const hash = createHash('sha256');
  let bytes = 0;
  let done = false;
  let writing = false;
  let open = true;
  const isOpen = () => open;

  function abandon(): void {
    if (done) return;
    done = true;
    takeBack();
    close();
    // Only what this run made is removed: another file may have its name by now.
    if (isThere()) fs.unlinkSync(own);
  }
  function isThere(): boolean {
    const there = fs.lstatSync(own, { throwIfNoEntry: false });
    return there?.dev === dev && there.ino === ino;
  }
  function close(): void {
    if (!open) return;
    open = false;
    // Or the number of the file, given to another one, would still be written to.
    if (!writing) fs.closeSync(file);
  }
  const takeBack = onLeaving(abandon);

  return {
    sink: new WritableStream<Uint8Array>({
      async write(chunk) {
        if (!isOpen()) throw new Error(`Expected to write ${path}, got a run that has ended; run again.`);
        writing = true;
        try {
          for (let from = 0; from < chunk.length && isOpen();) {
            from += await said(`write ${path}`, () => disk.write(file, chunk, from, chunk.length - from));
          }
        } finally {
          writing = false;
          if (!isOpen()) fs.closeSync(file);
        }
        hash.update(chunk);
        bytes += chunk.length;
      },
    }),
    abandon,
    async commit() {
      try {
        said(`write ${path}`, () => {
          disk.sync(file);
        });
        const again = await said(`read ${path} back`, () => digestOf(file, disk));
        if (again.bytes !== bytes || again.digest !== hash.digest('hex')) {
          throw new Error(`Expected ${path} to hold what was written, got other bytes; check the disk and run again.`);
        }
        // From here to the end nothing is waited for: no signal finds it half done.
        if (!isThere()) {
          throw new Error(
            `Expected the file that this run was writing, ${own}, got none; leave it alone and run again.`,
          );
        }
        said(`write ${path}`, () => {
          if (replaces) replace(own, path, replaces, disk);
          else place(own, path, disk);
        });
        done = true;
        takeBack();
        close();
      } catch (error) {
        abandon();
        throw error;
      }
      syncFolder(dirname(path), disk);
    },
  };
}

/** Puts a file where nothing is; what came there meanwhile stays. */
function place(own: string, path: string, disk: Disk): void {
  try {
    disk.link(own, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new Error(taken(path), { cause: error });
    // A file system without hard links: the name is taken first, and then replaced by what this run wrote.
    let holder: number;
    try {
      holder = disk.open(path, 'wx');
    } catch (cause) {
      if (codeOf(cause) === 'EEXIST') throw new Error(taken(path), { cause });
      throw cause;
    }
    fs.closeSync(holder);
    try {
      disk.rename(own, path);
    } catch (cause) {
      fs.unlinkSync(path);
      throw cause;
    }
    return;
  }
  fs.unlinkSync(own);
}

/** Puts a file where an earlier one is, if that one is still the one that was seen. */
function replace(own: string, path: string, seen: NonNullable<Target['replaces']>, disk: Disk): void {
  const there = fs.statSync(path, { throwIfNoEntry: false });
  if (there && !isSame(there, seen)) {
    throw new Error(
      `Expected ${path} as it was when the run began, got a changed file; choose another name for --out.`,
    );
  }
  disk.rename(own, path);
}

const taken = (path: string): string =>
  `Expected nothing at ${path}, got a file that came there during the run; choose another name for --out.`;

async function digestOf(file: number, disk: Disk): Promise<{ readonly bytes: number; readonly digest: string }> {
  const hash = createHash('sha256');
  const buffer = new Uint8Array(READ);
  let at = 0;
  for (;;) {
    const length = await disk.read(file, buffer, at);
    if (length === 0) return { bytes: at, digest: hash.digest('hex') };
    hash.update(buffer.subarray(0, length));
    at += length;
  }
}

/** The new name outlives a power cut; where a system cannot flush folders, it does so by itself soon. */
function syncFolder(folder: string, disk: Disk): void {
  try {
    const handle = fs.openSync(folder, 'r');
    try {
      disk.sync(handle);
    } finally {
      fs.closeSync(handle);
    }
  } catch {
    // Windows, and some network folders.
  }
}

/** Does something with the system; what it throws is said as a sentence. */
function said<Value>(doing: string, work: () => Value): Value {
  const fail = (error: unknown): never => {
    throw new Error(sentenceOf(error, doing), { cause: error });
  };
  try {
    const value = work();
    return value instanceof Promise ? (value.catch(fail) as Value) : value;
  } catch (error) {
    return fail(error);
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

export const DISK: Disk = {
  open: (path, flags, mode) => fs.openSync(path, flags, mode),
  write: (file, bytes, from, length) =>
    new Promise((resolve, reject) => {
      fs.write(file, bytes, from, length, null, (error, written) => {
        if (error) reject(error);
        else resolve(written);
      });
    }),
  read: (file, into, at) =>
    new Promise((resolve, reject) => {
      fs.read(file, into, 0, into.length, at, (error, length) => {
        if (error) reject(error);
        else resolve(length);
      });
    }),
  sync: (file) => {
    fs.fsyncSync(file);
  },
  link: (from, to) => {
    fs.linkSync(from, to);
  },
  rename: (from, to) => {
    fs.renameSync(from, to);
  },
};
