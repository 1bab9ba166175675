import { stat } from 'node:fs/promises';
import { openFolder } from './folder.ts';
import type { Source } from './source.ts';
import { openTar } from './tar.ts';
import { openZip } from './zip.ts';

/**
 * Opens a folder, a zip or a tar.
 * @param path on this machine.
 * @returns the source; close it when done.
 * @throws Error when nothing is there, or it is neither of the three.
 */
export async function openSource(path: string): Promise<Source> {
  const found = await stat(path).catch(() => {
    throw new Error(`Expected a folder, a zip or a tar at ${path}, got nothing there; check the path.`);
  });
  if (found.isDirectory()) return openFolder(path);
  if (/\.zip$/iu.test(path)) return openZip(path);
  if (/\.tar$/iu.test(path)) return openTar(path);
  throw new Error(`Expected a folder, a zip or a tar, got ${path}; unpack other archives first.`);
}
