/** @file Whether there is room for a run: on the disk of its result, on that of its cache, and in memory. */

import { stat, statfs } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { Room } from '../../../src/core/dataset/room.ts';

/** What a machine has left, in bytes. */
export interface Machine {
  /** Free on the disk of a folder; `null` where the system does not say. */
  free(folder: string): Promise<{ readonly disk: number; readonly bytes: number } | null>;
  /** Of all memory; what is taken by others may be given back. */
  readonly memory: number;
}

export const MACHINE: Machine = {
  async free(folder) {
    try {
      const [{ bavail, bsize }, { dev }] = await Promise.all([statfs(folder), stat(folder)]);
      return { disk: dev, bytes: bavail * bsize };
    } catch {
      return null;
    }
  },
  get memory() {
    // A container's limit is below what the machine has.
    const limit = process.constrainedMemory();
    return limit > 0 && limit < totalmem() ? limit : Math.max(totalmem(), freemem());
  },
};

/**
 * Refuses a run that cannot end well.
 *
 * @param out path of the result.
 * @param cache folder of what is kept meanwhile; the nearest one that is there counts.
 * @throws Error that says what is needed and what there is.
 */
export async function checkRoom(
  { result, kept, memory }: Room,
  out: string,
  cache: string,
  machine: Machine = MACHINE,
): Promise<void> {
  if (memory > machine.memory) {
    throw new Error(
      `Expected memory of about ${size(memory)} for this run, got ${size(machine.memory)} in this machine; ask for fewer or smaller images, or for less at a time with --batch.`,
    );
  }
  const [there, elsewhere] = [await machine.free(dirname(out)), await freeAbove(cache, machine)];
  if (!there) return;
  const needed = result + (elsewhere?.disk === there.disk ? kept : 0);
  if (needed > there.bytes) {
    throw new Error(
      `Expected room for about ${size(needed)} on the disk of --out, got ${size(there.bytes)}; free some, ask for fewer or smaller images, or choose another disk.`,
    );
  }
}

async function freeAbove(folder: string, machine: Machine): ReturnType<Machine['free']> {
  for (let at = folder; ; at = dirname(at)) {
    const found = await machine.free(at);
    if (found || dirname(at) === at) return found;
  }
}

/** 1.2 GB, 340 MB */
function size(bytes: number): string {
  const giga = bytes / 1e9;
  if (giga >= 1) return `${giga < 10 ? giga.toFixed(1) : giga.toFixed(0)} GB`;
  return `${Math.max(1, Math.round(bytes / 1e6))} MB`;
}
