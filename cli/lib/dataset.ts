import type { Placed, Placement } from '../../src/core/dataset/placement.ts';
import type { LeftOut } from '../../src/core/dataset/reasons.ts';
import { tidyPaths } from '../../src/core/dataset/tidyPaths.ts';
import type { Corrections, Note, Understanding, Unheard } from '../../src/core/dataset/understanding.ts';
import type { NameHints } from '../../workers/import/names/decodeNames.ts';
import { understandFiles } from '../../workers/import/understandFiles.ts';
import { openSource } from './openSource.ts';
import type { FolderSystem } from './folder.ts';
import type { Source, SourceFile } from './source.ts';
import { UsageError } from './usageError.ts';

/** An image of a data set; its bytes are read when they are asked for. */
export interface DatasetImage extends Placed, SourceFile {
  /** Where it goes in what is written: as it came, but where its folders do not say its class and its split. */
  readonly path: string;
  /** The path as it came. */
  readonly from: string;
  /** Where the square that is grown lies along its longer side, see `Framing.at`, where a person moved it in the studio. */
  readonly crop?: number | undefined;
}

/** A labelled image folder, wherever it lies. */
export interface Dataset {
  readonly source: Source['kind'];
  readonly layout: Placement['layout'];
  /** In the order in which people count. */
  readonly images: readonly DatasetImage[];
  readonly refused: readonly LeftOut[];
  readonly understanding: Understanding;
  /** What a person should know, or is asked. */
  readonly notes: readonly Note[];
  close(): Promise<void>;
}

/** What a person says of a data set where a guess could be wrong. */
export interface DatasetHints extends NameHints {
  readonly corrections?: Corrections | undefined;
}

/**
 * Opens a folder, a zip, a tar or a tar.gz as a data set.
 * @param path on this machine.
 * @param hints how names are written, what folders are. Default: guessed.
 * @param system what a folder is read by. Default: this machine's.
 * @returns the data set; close it when done.
 * @throws Error when nothing is there, or it is no folder and no archive.
 */
export async function openDataset(path: string, hints: DatasetHints = {}, system?: FolderSystem): Promise<Dataset> {
  const source = await openSource(path, hints, system);
  try {
    return await datasetOf(source, hints);
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** The data set that an open source holds; closing it closes the source. */
export async function datasetOf(source: Source, hints: DatasetHints = {}): Promise<Dataset> {
  // The first of two files with one path is the one that is kept.
  const byPath = new Map(source.files.toReversed().map((file) => [file.path, file]));
  const listed = source.files.map((file) => ({
    path: file.path,
    size: file.bytes,
    bytes: (most?: number) => (most !== undefined && file.head ? file.head(most) : file.read()),
  }));
  const understanding = await understandFiles(
    listed,
    source.folders,
    source.leftOut.map(({ path }) => path),
    hints.corrections,
  );
  if (understanding.unheard) throw new UsageError(sayUnheard(understanding.unheard));
  const { layout, images, leftOut, notes } = understanding;
  const places = tidyPaths(images);
  return {
    source: source.kind,
    layout,
    images: images.map((placed, i) => ({
      ...byPath.get(placed.path)!,
      ...placed,
      path: places[i]!,
      from: placed.path,
    })),
    refused: [...source.leftOut, ...leftOut],
    understanding,
    notes: [...source.notes, ...notes],
    close: () => source.close(),
  };
}

/** Names to choose from that are said. */
const SAID = 8;

/** What was said of nothing is a slip of a key: what it was meant for would be read as it is. */
function sayUnheard({ folders, classes, there }: Unheard): string {
  const [option, lost, among] =
    folders.length > 0 ? ['--folder', folders, there.folders] : ['--same', classes, there.classes];
  const listed = among.slice(0, SAID).map((name) => `"${name}"`);
  const more = among.length > SAID ? ` and ${among.length - SAID} more` : '';
  const what = folders.length > 0 ? 'folder' : 'class';
  return `Expected ${option} to name a ${what} that is there, got "${lost.join('", "')}"; there are ${listed.join(', ') || 'none'}${more}.`;
}
