/** @file Pictures by the judge, a few at a time. */

import type { ImageId } from '../core/brands.ts';
import { success, type Result } from '../protocol/failure.ts';
import type { SeedFile, Sight } from '../protocol/models.ts';
import type { Context } from './context.ts';

/** Files that are in memory at a time: a rebuilt worker starts over at the last few only. */
const BATCH = 16;

/** A picture that the judge is to see. */
export interface Wanted {
  readonly id: ImageId;
  /** Its file; `null` where that is gone: it is passed over. */
  readonly read: () => Promise<Blob | null>;
  /** See `SeedFile.crop`. */
  readonly crop?: number | undefined;
}

/**
 * Embeds pictures.
 *
 * @param wanted in the order in which they are seen.
 * @param sight how they are seen.
 * @param onEach told of each, whether it could be decoded or not.
 * @param signal ends it before the next few.
 * @returns the failure of the models, or that it was given up.
 */
export async function embedPictures(
  { engine }: Pick<Context, 'engine'>,
  wanted: readonly Wanted[],
  sight: Sight,
  onEach: (id: ImageId, embedding: Result<Float32Array>) => void,
  signal: AbortSignal,
): Promise<Result<null>> {
  return inBatches(wanted, (files) => engine.embedSeeds(files, sight, onEach, signal));
}

/** As {@link embedPictures}, of their other views: see `viewsOf`. */
export async function embedOtherViews(
  { engine }: Pick<Context, 'engine'>,
  wanted: readonly Wanted[],
  sight: Sight,
  onEach: (id: ImageId, views: Result<readonly Float32Array[]>) => void,
  signal: AbortSignal,
): Promise<Result<null>> {
  return inBatches(wanted, (files) => engine.embedViews(files, sight, onEach, signal));
}

async function inBatches(
  wanted: readonly Wanted[],
  ask: (files: readonly SeedFile[]) => Promise<Result<null>>,
): Promise<Result<null>> {
  for (let from = 0; from < wanted.length; from += BATCH) {
    const files = await Promise.all(
      wanted.slice(from, from + BATCH).map(async ({ id, read, crop }) => {
        const file = await read();
        return file ? [{ id, file, ...(crop !== undefined && { crop }) }] : [];
      }),
    );
    const result = await ask(files.flat());
    if (!result.ok) return result;
  }
  return success(null);
}
