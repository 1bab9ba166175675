import { placeFiles, type Placed, type Placement, type Refused } from '../../src/core/dataset/placement.ts';
import { openSource } from './openSource.ts';
import type { Source, SourceFile } from './source.ts';

/** An image of a data set; its bytes are read when they are asked for. */
export interface DatasetImage extends Placed, SourceFile {}

/** A labelled image folder, wherever it lies. */
export interface Dataset {
  readonly source: Source['kind'];
  readonly layout: Placement['layout'];
  /** In the order of their paths. */
  readonly images: readonly DatasetImage[];
  readonly refused: readonly Refused[];
  /** Folders with no image in them or below: an empty class, for instance. */
  readonly emptyFolders: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens a folder, a zip or a tar as a data set: `<split>/<class>/*`, `<class>/*`, or images alone.
 * @param path on this machine.
 * @returns the data set; close it when done.
 * @throws Error when nothing is there, or it is no folder and no archive.
 */
export async function openDataset(path: string): Promise<Dataset> {
  const source = await openSource(path);
  // The first of two files with one path is the one that is kept.
  const byPath = new Map(source.files.toReversed().map((file) => [file.path, file]));
  const { layout, images, refused } = placeFiles(source.files.map(({ path }) => path));
  return {
    source: source.kind,
    layout,
    images: images.map((placed) => ({ ...byPath.get(placed.path)!, ...placed })),
    refused: [...source.refused, ...refused],
    emptyFolders: source.folders.filter((folder) => !images.some(({ path }) => path.startsWith(`${folder}/`))),
    close: () => source.close(),
  };
}
