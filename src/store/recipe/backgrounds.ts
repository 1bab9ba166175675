/** @file Backgrounds: a person's pictures of no class, whose scenes objects are put into. They are kept with the project. */

import { imageId } from '../../core/brands.ts';
import { isClutter } from '../../core/dataset/filePath.ts';
import { failureOf } from '../../core/failure.ts';
import { failure, success, type Result } from '../../protocol/failure.ts';
import { fromInput } from '../../storage/chosenFiles.ts';
import type { Context } from '../context.ts';
import type { ImageKey } from '../ids.ts';
import { readLoose } from '../seeds/loosePictures.ts';
import { backgroundKey, backgroundLook, type Background } from './background.ts';

export interface ReadBackgrounds {
  /** In the order of their ids. */
  readonly backgrounds: readonly Background[];
  /** Files that are no pictures, or cannot be read. */
  readonly skipped: number;
}

/**
 * Reads a folder of backgrounds, whatever folders they lie in, and keeps its pictures.
 *
 * @param files that were chosen.
 * @param stretch bits that are all of a picture's light, 8 to 16: as the recipe reads seeds.
 * @param onProgress told of files that were looked at.
 */
export async function readBackgrounds(
  context: Pick<Context, 'readSource' | 'journal'>,
  files: readonly File[],
  stretch: number,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<ReadBackgrounds>> {
  try {
    const { name, files: byPath } = await fromInput(files);
    const pictures = [...byPath].flatMap(([path, file]) => (isClutter(path) ? [] : [{ of: { path, file }, file }]));
    const found: Background[] = [];
    let done = 0;
    const looked = await readLoose(
      context,
      pictures,
      stretch,
      (read, unreadable) => {
        const kept: (readonly [ImageKey, Blob])[] = [];
        for (const { of, image } of read) {
          const { sha256, thumbnail, usedBits } = image;
          const [picture, look] = [backgroundKey(sha256), backgroundLook(sha256, stretch)];
          const bits = usedBits === undefined ? {} : { usedBits };
          found.push({ id: imageId(of.path.normalize('NFC')), sha256, picture, look, ...bits });
          kept.push([picture, of.file], [look, thumbnail]);
        }
        context.journal.stage({ pictures: kept });
        done += read.length + unreadable;
        onProgress(done, pictures.length);
      },
      signal,
    );
    if (!looked.ok) return looked;
    if (found.length === 0) return failure({ code: 'no-backgrounds', folder: name });
    const backgrounds = found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return success({ backgrounds, skipped: pictures.length - found.length });
  } catch (error) {
    return failure(failureOf(error));
  }
}
