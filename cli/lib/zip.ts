import { open, type FileHandle } from 'node:fs/promises';
import { configure, Reader, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { demandReadableSize, type Source, type SourceFile } from './source.ts';

// Node needs no help from workers to inflate small files, and they would keep the process alive.
configure({ useWebWorkers: false });

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
  const { size } = await handle.stat();
  // Names that leave the folder are refused one by one (see `splitPath`): they do not spoil the archive around them.
  const reader = new ZipReader(new FileReader(handle, size), { filenameValidation: 'tolerant' });
  const close = async (): Promise<void> => {
    await reader.close();
    await handle.close();
  };
  try {
    const files: SourceFile[] = [];
    const folders: string[] = [];
    const refused: { path: string; reason: string }[] = [];
    for (const entry of await reader.getEntries()) {
      if (entry.directory) folders.push(entry.filename.replace(/\/+$/u, ''));
      else if (entry.encrypted) refused.push({ path: entry.filename, reason: 'it is encrypted' });
      else files.push({ path: entry.filename, bytes: entry.uncompressedSize, read: () => inflate(entry) });
    }
    return { kind: 'zip', files, folders, refused, close };
  } catch (error) {
    await close();
    throw new Error(`Expected a zip, got ${path}, which cannot be read as one; make it anew.`, { cause: error });
  }
}

/** Inflates an entry and stops as soon as it grows beyond what it declares: a zip bomb declares less than it holds. */
async function inflate(entry: FileEntry): Promise<Uint8Array<ArrayBuffer>> {
  demandReadableSize(entry.filename, entry.uncompressedSize);
  const bytes = new Uint8Array(entry.uncompressedSize);
  let length = 0;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      if (length + chunk.length > bytes.length) throw new Error('longer than declared');
      bytes.set(chunk, length);
      length += chunk.length;
    },
  });
  await entry.getData(sink, { checkSignature: true }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `Expected ${bytes.length} bytes in ${entry.filename}, as the zip declares; it is damaged (${reason}).`,
      {
        cause: error,
      },
    );
  });
  return bytes.subarray(0, length);
}
