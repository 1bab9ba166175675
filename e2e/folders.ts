/** @file Folders as people bring them, made for a test. */

import { cp, mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const SAMPLE = join(import.meta.dirname, '../public/sample');

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

/** A new folder with a few pictures of the sample set: `each` of every class. */
export async function pictureFolder(name: string, classes: readonly string[], each: number): Promise<string> {
  const folder = await newFolder(name);
  for (const label of classes) await copyPictures(label, join(folder, label), each);
  return folder;
}

/** Copies the first pictures of a class of the sample set. */
export async function copyPictures(label: string, to: string, count: number): Promise<void> {
  const from = join(SAMPLE, 'train', label);
  await mkdir(to, { recursive: true });
  for (const name of (await readdir(from)).sort().slice(0, count)) await cp(join(from, name), join(to, name));
}
