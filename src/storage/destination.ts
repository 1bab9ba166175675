/** @file Where an export goes: one stream for a zip, or a folder that takes file after file. */

import type { ImportSource } from '../protocol/import.ts';
import { askAgain, canPick, isRefused, pickFolder, pickZip, type WritableFolder } from './filePickers.ts';
import { openDownload } from './download.ts';
import { fileSink } from './fileSink.ts';

export type DestinationKind = 'download' | 'zip-file' | 'folder';

/** What was written, to be read again. */
export interface Saved {
  /** As the person finds it. */
  readonly name: string;
  readonly bytes: number;
  readonly source: ImportSource;
}

interface Common {
  /** The permission to write was taken back; asks for it, inside a click. */
  askAgain(): Promise<boolean>;
  /** Whether a failure is a permission that was refused. */
  isRefused(error: unknown): boolean;
  /** Removes what was written, as far as it is ours. */
  abandon(): Promise<void>;
}

/** Takes a zip as a stream of bytes, from the beginning: after a refusal it is opened again. */
export interface StreamDestination extends Common {
  readonly kind: 'stream';
  open(): Promise<WritableStream<Uint8Array>>;
  /** After the stream was closed. */
  save(): Promise<Saved>;
}

/** Takes files one by one; after a refusal it goes on with the file that was refused. */
export interface FolderDestination extends Common {
  readonly kind: 'folder';
  write(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  save(): Promise<Saved>;
}

export type Destination = StreamDestination | FolderDestination;

/** Where an export can go in this browser. */
export const destinations = (): readonly DestinationKind[] =>
  canPick() ? ['download', 'zip-file', 'folder'] : ['download'];

/**
 * Lets the person choose where an export goes; the downloads need no choice. Call it inside a click.
 *
 * @param name of the export, without an ending.
 * @param full whether the browser's own storage is.
 * @returns `null` where the person changed their mind.
 */
export async function openDestination(kind: DestinationKind, name: string, full: boolean): Promise<Destination | null> {
  switch (kind) {
    case 'download':
      return downloadDestination(`${name}.zip`, full);
    case 'zip-file':
      return zipDestination(`${name}.zip`);
    case 'folder': {
      const parent = await pickFolder();
      return parent && folderDestination(parent, name);
    }
    default:
      return kind satisfies never;
  }
}

function downloadDestination(name: string, full: boolean): StreamDestination {
  let current: Awaited<ReturnType<typeof openDownload>> | null = null;
  return {
    kind: 'stream',
    isRefused,
    askAgain: () => Promise.resolve(true),
    async open() {
      current = await openDownload(name, full);
      return current.sink;
    },
    async save() {
      const file = await current!.save();
      return { name, bytes: file.size, source: { kind: 'zip', file } };
    },
    async abandon() {
      await current?.abandon();
    },
  };
}

async function zipDestination(suggested: string): Promise<StreamDestination | null> {
  const handle = await pickZip(suggested);
  if (!handle) return null;
  let writable: FileSystemWritableFileStream | null = null;
  return {
    kind: 'stream',
    isRefused,
    askAgain: () => askAgain(handle),
    async open() {
      writable = await handle.createWritable();
      return fileSink(writable);
    },
    async save() {
      const file = await handle.getFile();
      return { name: handle.name, bytes: file.size, source: { kind: 'zip', file } };
    },
    // What is not closed never takes the place of the file that was there.
    abandon: async () => writable?.abort().catch(() => undefined),
  };
}

async function folderDestination(parent: WritableFolder, suggested: string): Promise<FolderDestination> {
  const name = await freeName(parent, suggested);
  const root = await parent.getDirectoryHandle(name, { create: true });
  const folders = new Map<string, FileSystemDirectoryHandle>([['', root]]);
  const files: { path: string; handle: FileSystemFileHandle }[] = [];
  let bytesWritten = 0;

  async function folderOf(path: string): Promise<FileSystemDirectoryHandle> {
    const known = folders.get(path);
    if (known) return known;
    const cut = path.lastIndexOf('/');
    const above = await folderOf(path.slice(0, Math.max(0, cut)));
    const made = await above.getDirectoryHandle(path.slice(cut + 1), { create: true });
    folders.set(path, made);
    return made;
  }

  return {
    kind: 'folder',
    isRefused,
    askAgain: () => askAgain(parent),
    async write(path, bytes) {
      const cut = path.lastIndexOf('/');
      const folder = await folderOf(path.slice(0, Math.max(0, cut)));
      const handle = await folder.getFileHandle(path.slice(cut + 1), { create: true });
      const writable = await handle.createWritable();
      try {
        await writable.write(bytes);
        await writable.close();
      } catch (error) {
        // Or the browser's own half-written copy would stay beside the files.
        await writable.abort().catch(() => undefined);
        throw error;
      }
      files.push({ path, handle });
      bytesWritten += bytes.length;
    },
    async save() {
      const read = await Promise.all(files.map(async ({ path, handle }) => ({ path, file: await handle.getFile() })));
      return { name, bytes: bytesWritten, source: { kind: 'files', files: read } };
    },
    abandon: () => parent.removeEntry(name, { recursive: true }).catch(() => undefined),
  };
}

/** A name that nothing in the folder has: what a person keeps there is never written into. */
async function freeName(parent: FileSystemDirectoryHandle, suggested: string): Promise<string> {
  const taken = new Set<string>();
  for await (const name of parent.keys()) taken.add(name.toLowerCase());
  for (let i = 1; ; i++) {
    const name = i === 1 ? suggested : `${suggested}-${i}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
