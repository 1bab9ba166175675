/** @file Folders as people bring them, made for a test. */

import { cp, mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

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

/** A ball, or nothing, on a ground of stripes. */
export const ballPicture = (ground: string, ball: string | null): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128"><rect width="128" height="128" fill="${ground}"/>` +
      (ball === null ? '' : `<circle cx="60" cy="66" r="30" fill="${ball}" stroke="#202020" stroke-width="3"/>`) +
      '</svg>',
  );

/** A new folder of balls, two of a class, and one picture without. */
export async function ballFolder(): Promise<string> {
  const folder = await newFolder('balls');
  for (const [name, ground, ball] of [
    ['red/1', '#d8e8f0', '#c03028'],
    ['red/2', '#e0e0d0', '#a82018'],
    ['blue/1', '#f0f0e8', '#2038b0'],
    ['blue/2', '#c8d8c0', null],
  ] as const) {
    await mkdir(join(folder, name.split('/')[0]!), { recursive: true });
    await sharp(ballPicture(ground, ball))
      .png()
      .toFile(join(folder, `${name}.png`));
  }
  return folder;
}
