/** @file Backgrounds: a person's pictures of no class, whose scenes objects are put into. They are kept with the project. */

import { imageId, type ImageId } from '../../core/brands.ts';
import { failureOf } from '../../core/failure.ts';
import { failure, success, type Result } from '../../protocol/failure.ts';
import { fromInput } from '../../storage/chosenFiles.ts';
import type { Context } from '../context.ts';
import type { ImageKey } from '../ids.ts';

export interface Background {
  /** Its path in the folder it came from, composed (NFC): what random streams go by, as in the command. */
  readonly id: ImageId;
  /** Of the file, hexadecimal. */
  readonly sha256: string;
  /** The file's bytes. */
  readonly picture: ImageKey;
}

export interface ReadBackgrounds {
  /** In the order of their ids. */
  readonly backgrounds: readonly Background[];
  /** Files that are no pictures, or cannot be read. */
  readonly skipped: number;
}

/** Where the picture of a background is kept: the same file has the same place, so that it is found again when it is chosen again. */
export const backgroundKey = (sha256: string): ImageKey => `background:${sha256}` as ImageKey;

/**
 * Reads a folder of backgrounds, whatever folders they lie in, and keeps its pictures.
 *
 * @param files that were chosen.
 * @param onProgress told of files that were looked at.
 */
export async function readBackgrounds(
  { inspectSource, journal }: Pick<Context, 'inspectSource' | 'journal'>,
  files: readonly File[],
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<ReadBackgrounds>> {
  try {
    const { name, source, files: byPath } = await fromInput(files);
    const found: Background[] = [];
    const pictures: (readonly [ImageKey, Blob])[] = [];
    let [done, total] = [0, byPath.size];
    const looked = await inspectSource(
      source,
      (events) => {
        for (const event of events) {
          if (event.kind === 'listed') {
            ({ total } = event);
            continue;
          }
          done++;
          const { path, sha256, decodes } = event.file;
          const file = byPath.get(path);
          if (decodes !== true || !file) continue;
          const picture = backgroundKey(sha256);
          found.push({ id: imageId(path.normalize('NFC')), sha256, picture });
          pictures.push([picture, file]);
        }
        onProgress(done, total);
      },
      signal,
    );
    if (!looked.ok) return looked;
    if (found.length === 0) return failure({ code: 'no-backgrounds', folder: name });
    journal.stage({ pictures });
    const backgrounds = found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return success({ backgrounds, skipped: done - found.length });
  } catch (error) {
    return failure(failureOf(error));
  }
}
