/** @file What a run that was killed left beside its target: removed where nobody can be writing it, named where that is not certain. */

import { lstatSync, readdirSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isGone, partName, processesHere, writerOf, type Processes } from './partName.ts';

/** What was found beside a target, by path. */
export interface LeftParts {
  readonly removed: readonly string[];
  /** Of a run that may still be at work, or is on another machine. */
  readonly kept: readonly string[];
}

/**
 * Removes the files that earlier runs to the same target were writing when they were killed.
 *
 * @param path of the target, absolute.
 * @param processes default: those of this machine.
 */
export function removeLeftParts(path: string, processes: Processes = processesHere()): LeftParts {
  const folder = dirname(path);
  const removed: string[] = [];
  const kept: string[] = [];
  for (const name of namesIn(folder)) {
    const writer = writerOf(name, path);
    // Another file of ours has the name by design only: a folder or a link is somebody else's.
    if (!writer || !isOwnFile(join(folder, name))) continue;
    (isGone(writer, processes) && remove(join(folder, name)) ? removed : kept).push(join(folder, name));
  }
  return { removed, kept };
}

/** What to say of them, a line each. */
export function sayLeftParts({ removed, kept }: LeftParts): readonly string[] {
  return [
    ...removed.map((path) => `${path}, which a run that was killed had left, is removed`),
    ...kept.map((path) => `${path} is of a run that may be at work, or was killed: delete it if none is`),
  ];
}

export const partBeside = (path: string, { own }: Processes = processesHere()): string =>
  join(dirname(path), partName(basename(path), own));

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // One that may be written to and not be listed.
    return [];
  }
}

function isOwnFile(path: string): boolean {
  const there = lstatSync(path, { throwIfNoEntry: false });
  return there?.isFile() === true && (process.getuid === undefined || there.uid === process.getuid());
}

function remove(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch {
    return false;
  }
}
