/** @file The same run by the command, in Node. */

import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readZip, type ZipContent } from './zip.ts';

const ROOT = join(import.meta.dirname, '..');

export interface NodeRun {
  readonly variants: number;
  readonly side: number;
  /** Methods with their shares. Default: the recipe's own. */
  readonly mix?: string;
  /** Whether the recipe is the one that is proposed. Default: it is not. */
  readonly proposed?: boolean;
  /** Folder of backgrounds. Default: none. */
  readonly backgrounds?: string;
  /** Tries for every variant, where only those that are sure of their class are kept. Default: all are. */
  readonly tries?: number;
  /** Bits of 16 that pictures use. Default: all. */
  readonly stretch?: number;
  /** Variants in a pass through a model, which the last bits of figures depend on: the page's is 1. Default: all of a seed. */
  readonly batch?: number;
}

/** Runs `npm run expand` on a folder with the recipe's defaults. */
export async function expandInNode(
  folder: string,
  { variants, side, mix, proposed = false, backgrounds, tries, stretch, batch }: NodeRun,
): Promise<ZipContent> {
  const out = join(await mkdtemp(join(tmpdir(), 'offshoot-')), 'node.zip');
  const command = [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'cli/expand.ts', folder, '--out', out];
  const recipe = [
    ...['--k', String(variants), '--size', String(side)],
    ...(mix === undefined ? [] : ['--mix', mix]),
    ...(proposed ? ['--recipe', 'proposed'] : []),
    ...(backgrounds === undefined ? [] : ['--backgrounds', backgrounds]),
    ...(tries === undefined ? [] : ['--select', String(tries)]),
    ...(stretch === undefined ? [] : ['--stretch', String(stretch)]),
    ...(batch === undefined ? [] : ['--batch', String(batch)]),
  ];
  await promisify(execFile)(process.execPath, [...command, ...recipe], { cwd: ROOT });
  return readZip(out);
}
