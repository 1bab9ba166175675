import { stat } from 'node:fs/promises';
import type { NameHints } from '../../workers/import/names/decodeNames.ts';
import { openArchive } from './archive.ts';
import { isSystemError, sentenceOf } from './output/systemError.ts';
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
  const found = await stat(path).catch((error: unknown) => {
    throw isSystemError(error) && error.code !== 'ENOENT'
      ? new Error(sentenceOf(error, `reach ${path}`), { cause: error })
      : new Error(
          /(?:^|\/)(?:https?|ftp|s3|gs|hf):\/{1,2}[^/]/iu.test(path)
            ? `Expected a folder, a zip or a tar on this machine, got the address ${path}; nothing is fetched here: download it first.`
            : `Expected a folder, a zip or a tar at ${path}, got nothing there; check the path.`,
        );
  });
  // A pipe has no end before its beginning is read, and a device may have none.
  if (!found.isDirectory() && !found.isFile()) {
    throw new Error(
      `Expected a folder, a zip or a tar, got ${path}, which is a pipe, a device or a socket; write it to a file first.`,
    );
  }
  return found.isDirectory() ? openFolder(path, system) : openArchive(path, hints);
}
