/** @file Backgrounds: pictures of no class, whose scenes a person gives to objects. */

import { readdir } from 'node:fs/promises';
import { imageId, type ImageId } from '../../src/core/brands.ts';
import { sha256 } from '../../src/core/bytes/sha256.ts';
import { isClutter } from '../../src/core/dataset/filePath.ts';
import type { ReadOptions } from '../../workers/images/readPicture.ts';
import { decodePicture } from '../lib/decode.ts';
import { openFolder } from '../lib/folder.ts';
import { sentenceOf } from '../lib/output/systemError.ts';
import type { ExpandOptions } from './options.ts';
import { EN } from '../../src/ui/words/en.ts';
import { reasonOf } from '../../src/core/failure.ts';

/** A picture of no class that can be read. */
export interface Background {
  readonly id: ImageId;
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
  /** Of the file, hexadecimal. */
  readonly sha256: string;
  /** How many of 16 bits it uses. */
  readonly usedBits: number;
}

/** What is thrown for a folder that an option names and that cannot be listed. */
const notListed = (error: unknown, option: string, folder: string): Error => {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return new Error(sentenceOf(cause, `read ${option}, ${folder}`), { cause });
};

/**
 * Refuses folders that are not there, or may not be listed: now, and not after the first pass.
 *
 * @throws Error that names the option.
 */
export async function demandFolders({ backgrounds, pick }: Pick<ExpandOptions, 'backgrounds' | 'pick'>): Promise<void> {
  for (const [option, folder] of Object.entries({ '--backgrounds': backgrounds, '--pick': pick })) {
    if (folder === null) continue;
    await readdir(folder).catch((error: unknown) => {
      throw notListed(error, option, folder);
    });
  }
}

/**
 * Lists the backgrounds in a folder, whatever folders they lie in.
 *
 * @param folder on this machine; `null` has none.
 * @param reading how pictures are read.
 * @param warn told of files that are no pictures.
 * @throws Error where the folder cannot be read, or holds no picture.
 */
export async function openBackgrounds(
  folder: string | null,
  reading: ReadOptions,
  warn: (text: string) => void,
): Promise<readonly Background[]> {
  return folder === null ? [] : openPlainFolder(folder, '--backgrounds', reading, warn);
}

/**
 * Lists the pictures in a folder, whatever folders they lie in.
 *
 * @param folder on this machine.
 * @param option that named it.
 * @param reading how pictures are read.
 * @param warn told of files that are no pictures.
 * @throws Error where the folder cannot be read, or holds no picture.
 */
export async function openPlainFolder(
  folder: string,
  option: '--backgrounds' | '--pick',
  reading: ReadOptions,
  warn: (text: string) => void,
): Promise<readonly Background[]> {
  const source = await openFolder(folder).catch((error: unknown) => {
    throw notListed(error, option, folder);
  });
  const found: Background[] = [];
  const files = source.files.filter(({ path }) => !isClutter(path));
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    try {
      const bytes = await file.read();
      const { usedBits } = await decodePicture(bytes, reading);
      const id = imageId(file.path.normalize('NFC'));
      found.push({ id, read: () => file.read(), sha256: await sha256(bytes), usedBits });
    } catch (error) {
      warn(`${file.path} of ${option} was skipped: ${EN.reason(reasonOf(error))}`);
    }
  }
  if (found.length === 0) throw new Error(`Expected pictures in ${option}, ${folder}, got none that can be read.`);
  return found;
}
