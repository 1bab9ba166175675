/** @file The pictures of a folder without labels, as they are looked at: in memory, until some of them are added. */

import { failureOf } from '../../core/failure.ts';
import { stretchOf } from '../../core/run/recipe.ts';
import { failure, success, type Result } from '../../protocol/failure.ts';
import type { Chosen } from '../../storage/chosenFiles.ts';
import type { Context } from '../context.ts';

/** A picture of which no class is known. */
export interface Candidate {
  /** Its path in the folder, composed (NFC), as in the command. */
  readonly from: string;
  /** Of the file, hexadecimal. */
  readonly sha256: string;
  readonly file: Blob;
  readonly thumbnail: Blob;
}

export interface Candidates {
  /** Of the folder or the archive. */
  readonly name: string;
  /** In the order of their paths. */
  readonly pictures: readonly Candidate[];
  /** Files that are no pictures, or cannot be read. */
  readonly skipped: number;
}

/**
 * Reads a folder or an archive, whatever folders its pictures lie in.
 *
 * @param onProgress told of files that were looked at.
 */
export async function readCandidates(
  { inspectSource, store }: Pick<Context, 'inspectSource' | 'store'>,
  { name, source, files }: Chosen,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<Candidates>> {
  try {
    const hints = { ...source.hints, stretch: stretchOf(store.getState().recipe.settings) };
    const found: Candidate[] = [];
    let [done, total] = [0, files.size];
    const looked = await inspectSource(
      { ...source, hints, withPictures: true },
      (events) => {
        for (const event of events) {
          if (event.kind === 'listed') {
            ({ total } = event);
            continue;
          }
          done++;
          const { path, sha256, thumbnail, content = files.get(path) } = event.file;
          if (thumbnail && content) found.push({ from: path.normalize('NFC'), sha256, file: content, thumbnail });
        }
        onProgress(done, total);
      },
      signal,
    );
    if (!looked.ok) return looked;
    if (found.length === 0) return failure({ code: 'no-related-pictures', folder: name });
    const pictures = found.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    return success({ name, pictures, skipped: done - pictures.length });
  } catch (error) {
    return failure(failureOf(error));
  }
}
