/** @file A source as a list of files that are read when they are needed. */

import type { LeftOut } from '../../src/core/dataset/reasons.ts';
import type { Note } from '../../src/core/dataset/understanding.ts';
import type { FileAt, SourceList } from '../../src/protocol/import.ts';
import { BlockReader } from './archive/blockReader.ts';
import { openArchive } from './archive/openArchive.ts';

export interface SourceFile {
  readonly path: string;
  readonly size?: number | undefined;
  readonly read: () => Promise<FileRead>;
}

/** A file that was read. */
export interface FileRead {
  readonly blob: Blob;
  /** All of it: what an archive gave is at hand, and of a file that is only named the browser reads it now. */
  readonly content: () => Promise<Uint8Array<ArrayBuffer>>;
}

export interface SourceFiles {
  readonly files: readonly SourceFile[];
  /** Folders that are named beside the files, without a slash at the end. */
  readonly folders: readonly string[];
  readonly refused: readonly LeftOut[];
  readonly notes: readonly Note[];
  /** Whether the page has the files already. */
  readonly onPage: boolean;
  readonly close: () => Promise<void>;
}

/** @param fileAt gives the files that a source lists. */
export async function openSource(source: SourceList, fileAt: FileAt): Promise<SourceFiles> {
  switch (source.kind) {
    case 'files':
      return {
        files: source.paths.map((path, i) => ({ path, read: async () => fileRead(await fileAt(i)) })),
        folders: source.folders ?? [],
        refused: source.refused ?? [],
        notes: [],
        onPage: true,
        close: () => Promise.resolve(),
      };
    case 'zip': {
      const archive = await openArchive(new BlockReader(source.file), source.name ?? 'a file', {
        encoding: source.hints?.encoding,
        languages: source.hints?.languages,
      });
      const { files, folders, leftOut, notes, close } = archive;
      const blobs = files.map(({ path, bytes, read }) => ({
        path,
        size: bytes,
        read: async () => {
          const content = await read();
          return { blob: new Blob([content]), content: () => Promise.resolve(content) };
        },
      }));
      return { files: blobs, folders, refused: leftOut, notes, onPage: false, close };
    }
    default:
      return source satisfies never;
  }
}

const fileRead = (blob: Blob): FileRead => ({
  blob,
  content: async () => new Uint8Array(await blob.arrayBuffer()),
});
