/** @file What was thrown, said in sentences: failures of this program, and what the system says in codes. */

import { FailureError } from '../../../src/core/failure.ts';
import { EN } from '../../../src/ui/words/en.ts';

/** What came, and what to do about it, by code. */
const SENTENCES: Readonly<Record<string, readonly [got: string, advice: string]>> = {
  ENOSPC: ['no space left on the disk', 'free some and run again'],
  EDQUOT: ['no space left in your quota', 'free some and run again'],
  EFBIG: ['a file that is too large for this disk', 'write to another disk, or make fewer images'],
  EROFS: ['a disk that is read-only', 'choose a place that can be written'],
  EACCES: ['no permission', 'change the permissions, or choose another place'],
  EPERM: ['no permission', 'change the permissions, or choose another place'],
  ENOENT: ['nothing there', 'check the path'],
  ENOTDIR: ['a file where a folder should be', 'check the path'],
  EISDIR: ['a folder', 'add the name of a file'],
  EEXIST: ['a file that is there already', 'choose another name'],
  ENAMETOOLONG: ['a name that is longer than the disk takes', 'choose a shorter one'],
  ELOOP: ['links that lead in a circle', 'check the path'],
  EMFILE: ['too many open files', 'close some programs and run again'],
  ENFILE: ['too many open files', 'close some programs and run again'],
  EIO: ['a failure of the disk', 'check the disk, and run again with another one'],
  ESTALE: ['a network folder that is gone', 'connect it and run again'],
  EBUSY: ['a file that another program holds', 'close it there and run again'],
  ETXTBSY: ['a file that another program holds', 'close it there and run again'],
};

/** Whether something that was thrown came from the system. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string' && 'syscall' in error;
}

/**
 * A failure in words.
 *
 * @param error anything that was thrown.
 * @param doing what was tried, as the end of "Expected to ..."; by default made of the call and its path.
 * @returns one sentence for a code of the system; the message of everything else.
 */
export function sentenceOf(error: unknown, doing?: string): string {
  if (error instanceof FailureError) return EN.failureLine(error.failure);
  if (!isSystemError(error)) return error instanceof Error ? error.message : String(error);
  const [got, advice] = SENTENCES[error.code] ?? ['a failure of the system', 'check the path and the disk'];
  return `Expected to ${doing ?? doingOf(error)}, got ${got} (${error.code}); ${advice}.`;
}

const READING = new Set(['open', 'read', 'stat', 'lstat', 'scandir', 'readlink', 'realpath', 'opendir', 'access']);

function doingOf({ syscall = '', path }: NodeJS.ErrnoException): string {
  const what = path ?? 'a file';
  return READING.has(syscall) ? `read ${what}` : `write ${what}`;
}
