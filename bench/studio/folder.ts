import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Writes files into a new folder; gives its path. */
export async function writeFolder(
  files: Iterable<{ readonly path: string; read(): Promise<Uint8Array> }>,
): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'offshoot-')), 'bench');
  for (const file of files) {
    const { path } = file;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), await file.read());
  }
  return folder;
}
