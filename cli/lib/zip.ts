import { open, type FileHandle } from 'node:fs/promises';
import { Reader } from '@zip.js/zip.js';
import { openZip as openEntries } from '../../workers/import/zip/openZip.ts';
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

/** Opens a zip; entries are inflated one at a time, when they are read. */
export async function openZip(path: string): Promise<Source> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const { files, folders, refused, close } = await openEntries(new FileReader(handle, size));
    const closeBoth = async (): Promise<void> => {
      await close();
      await handle.close();
    };
    return { kind: 'zip', files, folders, refused, close: closeBoth };
  } catch (error) {
    await handle.close();
    throw new Error(`Expected a zip, got ${path}, which cannot be read as one; make it anew.`, { cause: error });
  }
}
