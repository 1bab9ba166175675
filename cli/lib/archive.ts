import { open, type FileHandle } from 'node:fs/promises';
import { Reader } from '@zip.js/zip.js';
import { openArchive as openAny } from '../../workers/import/archive/openArchive.ts';
import type { NameHints } from '../../workers/import/names/decodeNames.ts';
import type { Source } from './source.ts';

/** Reads parts of a file, so that an archive never has to fit into memory. */
class FileReader extends Reader<FileHandle> {
  constructor(
    private readonly handle: FileHandle,
    size: number,
  ) {
    super(handle);
    this.size = size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    const { bytesRead } = await this.handle.read(bytes, 0, length, index);
    return bytes.subarray(0, bytesRead);
  }
}

/** Opens a zip, a tar or a tar.gz, by its bytes; files are read from it one at a time, when they are asked for. */
export async function openArchive(path: string, hints: NameHints): Promise<Source> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const { kind, files, folders, leftOut, notes, close } = await openAny(new FileReader(handle, size), path, hints);
    const closeBoth = async (): Promise<void> => {
      await close();
      await handle.close();
    };
    return { kind, files, folders, leftOut, notes, close: closeBoth };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
