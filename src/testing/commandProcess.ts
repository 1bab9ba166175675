/** @file `npm run expand` as a process of its own, which can be interrupted. */

import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface Ended {
  /** `null` where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

export interface RunningCommand {
  readonly ended: Promise<Ended>;
  /** Resolves when the output has a text in it, or the process has ended. */
  says(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Closes the end that its output is read from, as `head` does. */
  stopReading(): void;
}

/** Starts the command in a folder. */
export function startExpand(
  args: readonly string[],
  { cwd = ROOT, env = {} }: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): RunningCommand {
  const tsx = join(ROOT, 'node_modules/tsx/dist/esm/index.mjs');
  const child = spawn(process.execPath, ['--import', `file://${tsx}`, join(ROOT, 'cli/expand.ts'), ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting = new Set<() => void>();
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => {
      resolve({ code, signal, output });
      for (const look of waiting) look();
    });
  });
  return {
    ended,
    says: (text) =>
      new Promise((resolve) => {
        const check = () => {
          if (!output.includes(text) && child.exitCode === null && child.signalCode === null) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    kill: (signal) => void child.kill(signal),
    stopReading: () => {
      child.stdout.destroy();
    },
  };
}
