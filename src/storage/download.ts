/** @file A file that grows on disk and then goes to the browser's downloads: nothing of it is kept in memory. */

export interface Download {
  readonly sink: WritableStream<Uint8Array>;
  /** Hands the complete file to the downloads; returns its size in bytes. */
  save(): Promise<number>;
  abandon(): Promise<void>;
}

/**
 * Opens a download.
 *
 * @param name of the file as the person gets it.
 */
export async function openDownload(name: string): Promise<Download> {
  const folder = await navigator.storage.getDirectory();
  await removeEarlier(folder);
  const stored = `export-${crypto.randomUUID()}.zip`;
  const handle = await folder.getFileHandle(stored, { create: true });
  const writable = await handle.createWritable();
  return {
    sink: bytesInto(writable),
    async save() {
      const file = await handle.getFile();
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new File([file], name, { type: 'application/zip' }));
      link.download = name;
      link.click();
      return file.size;
    },
    async abandon() {
      await writable.abort().catch(() => undefined);
      await folder.removeEntry(stored).catch(() => undefined);
    },
  };
}

/** The platform's stream takes bytes that are not shared between threads; the zip's never are. */
const bytesInto = (writable: FileSystemWritableFileStream): WritableStream<Uint8Array> =>
  new WritableStream({
    write: (chunk) => writable.write(chunk as Uint8Array<ArrayBuffer>),
    close: () => writable.close(),
    abort: (reason) => writable.abort(reason),
  });

/** Exports of earlier visits; one that is still being saved cannot be removed, and stays. */
async function removeEarlier(folder: FileSystemDirectoryHandle): Promise<void> {
  for await (const name of folder.keys()) {
    if (name.startsWith('export-')) await folder.removeEntry(name).catch(() => undefined);
  }
}
