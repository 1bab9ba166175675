import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../../src/core/bytes/sha256.ts';
import type { PackFile } from '../../src/packs/manifest.ts';

/** Every file of a pack's folder but `pack.json`, in the order of their paths, with slashes. */
export async function listPackFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
    .filter((path) => path !== 'pack.json')
    .sort();
}

/** Size and hash of a file of a pack. */
export async function describePackFile(folder: string, path: string): Promise<PackFile> {
  const bytes = new Uint8Array(await readFile(join(folder, path)));
  return { path, bytes: bytes.length, sha256: await sha256(bytes) };
}
