import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { demandReadableSize, type Source, type SourceFile } from './source.ts';

/** Lists a folder with everything below it. Links are refused: they may lead out of it, or in circles. */
export async function openFolder(root: string): Promise<Source> {
  const files: SourceFile[] = [];
  const folders: string[] = [];
  const refused: { path: string; reason: string }[] = [];
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const full = join(entry.parentPath, entry.name);
    const path = relative(root, full).split(sep).join('/');
    if (entry.isDirectory()) {
      folders.push(path);
      continue;
    }
    if (!entry.isFile()) {
      refused.push({ path, reason: entry.isSymbolicLink() ? 'it is a link' : 'it is not a regular file' });
      continue;
    }
    const { size } = await stat(full);
    files.push({
      path,
      bytes: size,
      read: async () => {
        demandReadableSize(path, size);
        return new Uint8Array(await readFile(full));
      },
    });
  }
  return { kind: 'folder', files, folders, refused, close: () => Promise.resolve() };
}
