/** @file The same run by the command, in Node. */

import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readZip, type ZipContent } from './zip.ts';

const ROOT = join(import.meta.dirname, '..');

/**
 * Runs `npm run expand` on a folder with the recipe's defaults: `variants` for each seed, `side` pixels wide, by the methods of
 * `mix` where it is given.
 */
export async function expandInNode(
  folder: string,
  { variants, side, mix }: { readonly variants: number; readonly side: number; readonly mix?: string },
): Promise<ZipContent> {
  const out = join(await mkdtemp(join(tmpdir(), 'offshoot-')), 'node.zip');
  const command = [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'cli/expand.ts', folder, '--out', out];
  const recipe = ['--k', String(variants), '--size', String(side), ...(mix === undefined ? [] : ['--mix', mix])];
  await promisify(execFile)(process.execPath, [...command, ...recipe], { cwd: ROOT });
  return readZip(out);
}
