import { stat } from 'node:fs/promises';
import type { NameHints } from '../../workers/import/names/decodeNames.ts';
import { openArchive } from './archive.ts';
import { openFolder, type FolderSystem } from './folder.ts';
import type { Source } from './source.ts';

/**
 * Opens a folder, a zip, a tar or a tar.gz.
 * @param path on this machine.
 * @param hints how names of an archive are written, where it does not say it.
 * @param system what a folder is read by. Default: this machine's.
 * @returns the source; close it when done.
 * @throws Error when nothing is there, or it is none of them.
 */
export async function openSource(path: string, hints: NameHints = {}, system?: FolderSystem): Promise<Source> {
  const found = await stat(path).catch(() => {
    throw new Error(`Expected a folder, a zip or a tar at ${path}, got nothing there; check the path.`);
  });
  return found.isDirectory() ? openFolder(path, system) : openArchive(path, hints);
}
