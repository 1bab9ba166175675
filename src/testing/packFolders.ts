/** @file The tiny packs as folders, for commands. */

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tinyJudge, tinyPrior, type TinyPack } from './tinyPacks.ts';

/** Writes a pack into a new folder, with the list of its files. */
export async function writePack(folder: string, { manifest, files }: TinyPack): Promise<void> {
  await mkdir(folder, { recursive: true });
  const listed = Object.entries(files).map(([path, bytes]) => ({
    path,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  for (const [path, bytes] of Object.entries(files)) await writeFile(join(folder, path), bytes);
  await writeFile(join(folder, 'pack.json'), JSON.stringify({ ...manifest, files: listed }));
}

/** Writes both packs; returns the arguments that name them. */
export async function writeTinyPacks(folder: string): Promise<readonly string[]> {
  await writePack(join(folder, 'prior'), tinyPrior());
  await writePack(join(folder, 'judge'), tinyJudge());
  return ['--prior', join(folder, 'prior'), '--judge', join(folder, 'judge'), '--threads', '1'];
}
