/** @file A file that grows on disk and then goes to the browser's downloads: nothing of it is kept in memory. */

import { fileSink } from './fileSink.ts';

export interface Download {
  readonly sink: WritableStream<Uint8Array>;
  /** Hands the complete file to the downloads; returns it, to be read again. */
  save(): Promise<Blob>;
  abandon(): Promise<void>;
}

/**
 * Opens a download.
 *
 * @param name of the file as the person gets it.
 * @param full whether the browser's storage is: then the file is made outside of it, so that work can be taken elsewhere.
 */
export async function openDownload(name: string, full: boolean): Promise<Download> {
  const canWrite = typeof FileSystemFileHandle !== 'undefined' && 'createWritable' in FileSystemFileHandle.prototype;
  if (full || !canWrite) return inMemory(name);
  try {
    return await onDisk(name);
  } catch {
    // Site data is blocked: what was made must still be got out.
    return inMemory(name);
  }
}

async function onDisk(name: string): Promise<Download> {
  const folder = await navigator.storage.getDirectory();
  await removeEarlier(folder);
  const stored = `export-${crypto.randomUUID()}.zip`;
  const handle = await folder.getFileHandle(stored, { create: true });
  const writable = await handle.createWritable();
  return {
    sink: fileSink(writable),
    async save() {
      const file = await handle.getFile();
      hand(file, name);
      return file;
    },
    async abandon() {
      await writable.abort().catch(() => undefined);
      await folder.removeEntry(stored).catch(() => undefined);
    },
  };
}

/** For browsers that cannot write to disk as they go, or have no room there: the browser keeps the parts where it likes. */
function inMemory(name: string): Download {
  let parts: Blob[] = [];
  return {
    sink: new WritableStream({
      write(chunk) {
        parts.push(new Blob([chunk as Uint8Array<ArrayBuffer>]));
      },
    }),
    save() {
      const file = new Blob(parts, { type: 'application/zip' });
      hand(file, name);
      return Promise.resolve(file);
    },
    abandon() {
      parts = [];
      return Promise.resolve();
    },
  };
}

const hand = (file: Blob, name: string): void => {
  handOver(new File([file], name, { type: 'application/zip' }));
};

/** Hands a file to the browser's downloads. */
export function handOver(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // The download has its own hold on the file once it has begun.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}

/** Exports of earlier visits; one that is still being saved cannot be removed, and stays. */
async function removeEarlier(folder: FileSystemDirectoryHandle): Promise<void> {
  for await (const name of folder.keys()) {
    if (name.startsWith('export-')) await folder.removeEntry(name).catch(() => undefined);
  }
}
