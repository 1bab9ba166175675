/** @file The worker that reads a person's files: decodes, measures, makes thumbnails. Hostile input is its daily bread. */

import './blob.ts';
import type { Placed, Placement } from '../core/dataset/placement.ts';
import type { LeftOut } from '../core/dataset/reasons.ts';
import type { Match } from '../core/image/match.ts';
import type { Corrections, Understanding } from '../core/dataset/understanding.ts';
import type { Result } from './failure.ts';
import type { Callback, JobId } from './job.ts';

/** What is read, as the page has it. */
export type ImportSource =
  /** Files with their paths inside the folder that was chosen. */
  | {
      readonly kind: 'files';
      readonly files: readonly { readonly path: string; readonly file: File }[];
      /** What was found and could not be opened. */
      readonly refused?: readonly LeftOut[];
      /** Folders that were found, without a slash at the end: empty ones are only known by it. */
      readonly folders?: readonly string[];
      readonly hints?: ImportHints;
      /** Who looks at the files is handed the pictures too. Default: what is said of them alone. */
      readonly withPictures?: boolean;
    }
  | ArchiveSource;

/** A zip, a tar or a tar.gz. */
export interface ArchiveSource {
  readonly kind: 'zip';
  readonly file: Blob;
  /** Of the file, for what is said of it. */
  readonly name?: string;
  readonly hints?: ImportHints;
  /** As of files. */
  readonly withPictures?: boolean;
}

/** What a person says where the reader's guess is wrong. */
export interface ImportHints {
  /** How names of an archive are written, where it does not say it. */
  readonly encoding?: string | undefined;
  /** Languages of the person, BCP 47. */
  readonly languages?: readonly string[] | undefined;
  readonly corrections?: Corrections | undefined;
  /** How many of 16 bits are all of a picture's light, see `Recipe.stretch`. Default: 16. */
  readonly stretch?: number | undefined;
}

/** What is read, as the worker hears of it: thousands of files in one message would hold up the page. */
export type SourceList =
  | {
      readonly kind: 'files';
      /** The worker asks for them one by one. */
      readonly paths: readonly string[];
      /** What was found and could not be opened. */
      readonly refused?: readonly LeftOut[];
      readonly folders?: readonly string[];
      readonly hints?: ImportHints;
      readonly withPictures?: boolean;
    }
  | ArchiveSource;

/** Asks the page for one of the listed files, by its index. */
export type FileAt = (index: number) => Promise<Blob>;

/** In order: a `document` where the source is a project, whose images then have no class; one `placed`, then an `image`, a `variant` or a `refused` for every image file. */
export type ImportEvent =
  | {
      readonly kind: 'document';
      /** Text of the project's document. */
      readonly text: string;
      /** Folder that it lies in: '' or ending in `/`. */
      readonly root: string;
      /** Texts beside it that layouts have, by path below the root. */
      readonly texts: readonly (readonly [path: string, text: string])[];
    }
  | {
      readonly kind: 'placed';
      readonly layout: Placement['layout'];
      /** Image files to read. */
      readonly total: number;
      readonly refused: readonly LeftOut[];
      /** What was understood of the layout; `null` for a project, whose document says it. */
      readonly understood: Understood | null;
    }
  | { readonly kind: 'image'; readonly image: ReadImage }
  /** A variant of a project that holds the bytes which its document says: it is shown as it is, and nobody asks for more. */
  | { readonly kind: 'variant'; readonly variant: Pick<ReadImage, 'path' | 'sha256' | 'original'> }
  | { readonly kind: 'refused'; readonly refused: LeftOut };

/** What was understood, without the lists that the event has already. */
export interface Understood extends Pick<Understanding, 'by' | 'systemFiles' | 'notes'> {
  /** Classes that the folders or the table name: one may turn out to have no picture that can be read. */
  readonly classes: readonly string[];
  /** Files left out with a reason before any was read. */
  readonly skipped: number;
}

export interface ReadImage extends Placed {
  readonly bytes: number;
  /** In pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** The file's content; absent where the page has the file itself. */
  readonly original?: Blob;
  readonly thumbnail: Blob;
  /** SHA-256 of the content, hexadecimal: equal files are duplicates. */
  readonly sha256: string;
  /** How many of 16 bits it uses; absent where that is nothing to speak of. */
  readonly usedBits?: number;
  /** Mean luminance of the picture, in [0, 1]. */
  readonly luminance: number;
  /** Deviation of its Laplacian at thumbnail size, in [0, 1] units: low where it is blurred. */
  readonly sharpness: number;
  /** Absent where it has some colour. */
  readonly grey?: true | undefined;
}

/** A file as it was found: what checks need of it, and no picture. */
export interface InspectedFile {
  readonly path: string;
  readonly bytes: number;
  /** Of the content, hexadecimal; '' where it could not be read. */
  readonly sha256: string;
  /** Whether it decodes; `null` where it is not a picture by its name. */
  readonly decodes: boolean | null;
  /** Content of a text file. */
  readonly text?: string;
  /** Of a picture that was asked for. */
  readonly thumbnail?: Blob;
  /** Of a picture that was asked for, where the page does not have the file itself. */
  readonly content?: Blob;
}

/** In order: one `listed`, then a `file` for every file. */
export type InspectEvent =
  { readonly kind: 'listed'; readonly total: number } | { readonly kind: 'file'; readonly file: InspectedFile };

export interface ImportWorker {
  /** Looks at every file of a source, whatever it is. */
  inspect(
    job: JobId,
    source: SourceList,
    fileAt: FileAt,
    onEvents: Callback<[events: readonly InspectEvent[]]>,
  ): Promise<Result<null>>;
  read(
    job: JobId,
    source: SourceList,
    fileAt: FileAt,
    onEvents: Callback<[events: readonly ImportEvent[]]>,
  ): Promise<Result<null>>;
  /**
   * A picture as all are made, as a PNG.
   *
   * @param stretch see `Recipe.stretch`.
   */
  match(file: Blob, match: Match, stretch: number): Promise<Result<Uint8Array<ArrayBuffer>>>;
  cancel(job: JobId): Promise<void>;
}
