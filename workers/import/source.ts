/** @file A source as a list of files that are read when they are needed. */

import { BlobReader } from '@zip.js/zip.js';
import type { Refused } from '../../src/core/dataset/placement.ts';
import type { FileAt, SourceList } from '../../src/protocol/import.ts';
import { openZip } from './zip/openZip.ts';

export interface SourceFile {
  readonly path: string;
  readonly read: () => Promise<Blob>;
}

export interface SourceFiles {
  readonly files: readonly SourceFile[];
  readonly refused: readonly Refused[];
  /** Whether the page has the files already. */
  readonly onPage: boolean;
  readonly close: () => Promise<void>;
}

/** @param fileAt gives the files that a source lists. */
export async function openSource(source: SourceList, fileAt: FileAt): Promise<SourceFiles> {
  switch (source.kind) {
    case 'files':
      return {
        files: source.paths.map((path, i) => ({ path, read: () => fileAt(i) })),
        refused: source.refused ?? [],
        onPage: true,
        close: () => Promise.resolve(),
      };
    case 'zip': {
      const { files, refused, close } = await openZip(new BlobReader(source.file));
      const blobs = files.map(({ path, read }) => ({ path, read: async () => new Blob([await read()]) }));
      return { files: blobs, refused, onPage: false, close };
    }
    default:
      return source satisfies never;
  }
}
