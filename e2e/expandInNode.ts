/** @file The same run by the command, in Node. */

import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readZip, type ZipContent } from './zip.ts';

const ROOT = join(import.meta.dirname, '..');

/** Runs `npm run expand` on a folder with the recipe's defaults: `variants` for each seed, `side` pixels wide. */
export async function expandInNode(
  folder: string,
  { variants, side }: { readonly variants: number; readonly side: number },
): Promise<ZipContent> {
  const out = join(await mkdtemp(join(tmpdir(), 'offshoot-')), 'node.zip');
  const command = [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'cli/expand.ts', folder, '--out', out];
  await promisify(execFile)(process.execPath, [...command, '--k', String(variants), '--size', String(side)], {
    cwd: ROOT,
  });
  return readZip(out);
}
