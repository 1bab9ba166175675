/**
 * @file The name of a file that is still being written, which says who writes it: a later run can prove that nobody does any more. A
 * number of a process means something on one machine, between two starts of it, and in one container; so these are part of the name.
 */

import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename } from 'node:path';
import { fitBytes } from '../../../src/core/dataset/filePath.ts';

/** Who writes a file. */
export interface Writer {
  /** Digest of machine, start and container: where the number of the process means something. */
  readonly place: string;
  readonly pid: number;
  /** When the process began, in ticks of the system's clock; '' where the system does not say it. */
  readonly start: string;
}

/** What is known of the processes of this machine; a test brings its own. */
export interface Processes {
  readonly own: Writer;
  /** When a process began; '' for one that lives and nobody says since when; `null` where there is none. */
  readonly startOf: (pid: number) => string | null;
}

/** Bytes of the target's name that are part of the other one. */
const STEM = 100;
const NAME = /^(?<place>[0-9a-f]{12})-(?<pid>[1-9]\d{0,9})-(?<start>\d*)\.[0-9a-f]{16}\.part$/u;

/** A name that no other file has, nor will have. */
export function partName(path: string, { place, pid, start }: Writer): string {
  return `${stemOf(path)}${place}-${pid}-${start}.${randomBytes(8).toString('hex')}.part`;
}

/**
 * Who writes the file of this name, for the same target.
 *
 * @returns `null` for a name of another kind.
 */
export function writerOf(name: string, path: string): Writer | null {
  const stem = stemOf(path);
  const found = name.startsWith(stem) ? NAME.exec(name.slice(stem.length))?.groups : undefined;
  return found ? { place: found.place!, pid: Number(found.pid), start: found.start! } : null;
}

/** Whether it is certain that nobody writes under a name any more: where in doubt, somebody does. */
export function isGone({ place, pid, start }: Writer, { own, startOf }: Processes): boolean {
  if (place !== own.place) return false;
  const now = startOf(pid);
  return now === null || (now !== '' && start !== '' && now !== start);
}

const stemOf = (path: string): string => `.${fitBytes(basename(path), STEM)}.`;

/** The processes of this machine. */
export function processesHere(): Processes {
  return { own: { place: placeHere(), pid: process.pid, start: startOf(process.pid) ?? '' }, startOf };
}

function placeHere(): string {
  const facts = [
    hostname(),
    textOf(() => readFileSync('/etc/machine-id', 'utf8')),
    textOf(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    textOf(() => readlinkSync('/proc/self/ns/pid')),
  ];
  return createHash('sha256').update(facts.join('\n')).digest('hex').slice(0, 12);
}

function startOf(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process may not be asked, and lives.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return null;
  }
  // After the name in brackets, which may hold anything, the start is the 20th field: proc(5).
  const stat = textOf(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

/** What Linux says, and the others do not. */
function textOf(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
