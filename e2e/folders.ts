/** @file Folders as people bring them, made for a test. */

import { cp, mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const SAMPLE = join(import.meta.dirname, '../public/sample/train');

/** A new empty folder with a name of its own inside, as a person would choose it. */
export async function newFolder(name: string): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'offshoot-')), name);
  await mkdir(folder);
  return folder;
}

/** Writes files into a folder. */
export async function fill(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** A few pictures of the sample set, by class. */
export async function somePictures(folder: string, classes: readonly string[], each: number): Promise<void> {
  for (const label of classes) {
    const names = (await readdir(join(SAMPLE, label))).sort().slice(0, each);
    await mkdir(join(folder, label), { recursive: true });
    for (const name of names) await cp(join(SAMPLE, label, name), join(folder, label, name));
  }
}
