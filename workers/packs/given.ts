/** @file Files that a person gave, as what a pack is made of. */

import type { FileSource } from '../../src/models/make/files.ts';
import type { GivenFiles } from '../../src/protocol/packs.ts';
import { BlockReader } from '../import/archive/blockReader.ts';
import { openArchive } from '../import/archive/openArchive.ts';

export interface GivenSource extends FileSource {
  /** Sizes in bytes, by path. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly close: () => Promise<void>;
}

/** Files or a zip of them; a folder around all of them is taken off. */
export async function givenSource(given: GivenFiles): Promise<GivenSource> {
  switch (given.kind) {
    case 'files':
      return sourceOf(
        given.files.map(({ path, file }) => ({
          path,
          bytes: file.size,
          read: async () => new Uint8Array(await file.arrayBuffer()),
        })),
        () => Promise.resolve(),
      );
    case 'zip': {
      const { files, close } = await openArchive(new BlockReader(given.file), given.name, {});
      return sourceOf(files, close);
    }
    default:
      return given satisfies never;
  }
}

export interface GivenFile {
  readonly path: string;
  readonly bytes: number;
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
}

export function sourceOf(files: readonly GivenFile[], close: () => Promise<void>): GivenSource {
  const top = files[0]?.path.split('/')[0] ?? '';
  const within = files.every(({ path }) => path.startsWith(`${top}/`)) ? top.length + 1 : 0;
  const byPath = new Map(files.map((file) => [file.path.slice(within), file]));
  return {
    paths: [...byPath.keys()],
    sizes: new Map([...byPath].map(([path, { bytes }]) => [path, bytes])),
    read: (path) => byPath.get(path)!.read(),
    close,
  };
}
