import { readFile } from 'node:fs/promises';
import { unpackTar } from 'modern-tar';
import { demandReadableSize, type Source, type SourceFile } from './source.ts';

/** Opens a tar. It has no index, so it is read as a whole; its files are parts of that memory. */
export async function openTar(path: string): Promise<Source> {
  const entries = await unpackTar(await readFile(path)).catch((error: unknown) => {
    throw new Error(`Expected a tar, got ${path}, which cannot be read as one; make it anew.`, { cause: error });
  });
  const files: SourceFile[] = [];
  const folders: string[] = [];
  const refused: { path: string; reason: string }[] = [];
  for (const { header, data } of entries) {
    if (header.type === 'directory') {
      folders.push(header.name.replace(/\/+$/u, ''));
      continue;
    }
    if (data === undefined) {
      refused.push({ path: header.name, reason: 'it is not a regular file' });
      continue;
    }
    files.push({
      path: header.name,
      bytes: data.length,
      read: () => {
        demandReadableSize(header.name, data.length);
        return Promise.resolve(data);
      },
    });
  }
  return { kind: 'tar', files, folders, refused, close: () => Promise.resolve() };
}
