/** @file A pack onto the shelf and back. */

import { bytesOf, textOf } from '../../core/bytes/utf8.ts';
import { FailureError } from '../../core/failure.ts';
import { parseKept, type KeptRecord } from '../../packs/kept.ts';
import type { PackManifest } from '../../packs/manifest.ts';
import { parseManifestText } from '../../packs/parse.ts';
import { packDigest } from '../../packs/verify.ts';
import { openPack, type Pack } from '../pack.ts';
import type { PackShelf } from './shelf.ts';

const RECORD = 'kept.json';
const MANIFEST = 'pack.json';
/** The folder of pins, which is no pack. */
export const PINS = 'pins';

/** A pack on the shelf. */
export interface Kept {
  readonly key: string;
  readonly manifest: PackManifest;
  readonly record: KeptRecord;
}

/**
 * Writes a pack, its record last: what was interrupted is no pack.
 *
 * @returns its name on the shelf: equal packs have the same.
 */
export async function keepPack(shelf: PackShelf, pack: Pack, record: KeptRecord): Promise<string> {
  const { manifest } = pack;
  const key = `${manifest.id}-${(await packDigest(manifest)).slice(0, 12)}`;
  await shelf.remove(key);
  for (const { path } of manifest.files) await shelf.write(key, path, await pack.read(path));
  await shelf.write(key, MANIFEST, bytesOf(`${JSON.stringify(manifest, null, 2)}\n`));
  await shelf.write(key, RECORD, bytesOf(`${JSON.stringify(record, null, 2)}\n`));
  return key;
}

/** What is on the shelf, in the order of names; what was interrupted is none, and is written over when it is added again. */
export async function listKept(shelf: PackShelf): Promise<readonly Kept[]> {
  const all: Kept[] = [];
  for (const key of (await shelf.keys()).toSorted()) {
    if (key === PINS) continue;
    try {
      all.push(await readKept(shelf, key));
    } catch {
      // Another page may be at writing it.
    }
  }
  return all;
}

async function readKept(shelf: PackShelf, key: string): Promise<Kept> {
  const [record, manifest] = [await shelf.read(key, RECORD), await shelf.read(key, MANIFEST)];
  if (!record || !manifest) throw new FailureError({ code: 'pack-gone', key });
  return { key, manifest: parseManifestText(textOf(manifest)), record: parseKept(textOf(record)) };
}

/**
 * Opens a pack of the shelf.
 *
 * @throws FailureError where it is gone.
 */
export async function openKept(shelf: PackShelf, key: string): Promise<Pack> {
  const manifest = await shelf.read(key, MANIFEST);
  if (!manifest) throw new FailureError({ code: 'pack-gone', key });
  return openPack(parseManifestText(textOf(manifest)), async ({ path }) => {
    const bytes = await shelf.read(key, path);
    if (!bytes) throw new FailureError({ code: 'pack-file-gone', key, path });
    return bytes;
  });
}
