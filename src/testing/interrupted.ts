/** @file A run of the command that is interrupted at some moment, and what is left of it. */

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { startExpand, type Ended } from './commandProcess.ts';

/** What stands for a person's earlier zip. */
export const EARLIER = Buffer.from('PK\u0003\u0004 an earlier zip');

export interface Interruption {
  readonly signal: NodeJS.Signals;
  /** Milliseconds from the start of the process. */
  readonly after: number;
  /** Whether a zip is there already, and is to be replaced. */
  readonly replacing: boolean;
}

export interface Left {
  readonly ended: Ended;
  /** Names of everything in the folder of the result. */
  readonly names: readonly string[];
  /** Content at the place of the result; `null` where nothing is. */
  readonly content: Buffer | null;
}

/** Runs and interrupts; `folder` is emptied before. */
export async function interruptedRun(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { signal, after, replacing }: Interruption,
): Promise<Left> {
  const out = join(folder, 'grown.zip');
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  if (replacing) writeFileSync(out, EARLIER);
  const command = startExpand([...args, '--out', out, ...(replacing ? ['--overwrite'] : [])], { env });
  await Promise.race([pass(after), command.ended]);
  command.kill(signal);
  const ended = await command.ended;
  const names = readdirSync(folder);
  return { ended, names, content: names.includes('grown.zip') ? readFileSync(out) : null };
}
