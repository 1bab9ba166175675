/** @file Validation and test pictures against what train will hold: a near-copy in train would be praised for remembering. */

import { imageId } from '../../core/brands.ts';
import { nearCopyOf } from '../../evaluation/copies.ts';
import type { Result } from '../../protocol/failure.ts';
import { success } from '../../protocol/failure.ts';
import type { Sight } from '../../protocol/models.ts';
import { yieldToEvents } from '../yieldToEvents.ts';
import type { Context } from '../context.ts';
import { embedPictures } from '../embedPictures.ts';
import type { ImageKey } from '../ids.ts';
import { knownSeed, type Known } from '../memory.ts';
import type { PlannedFile } from './plan.ts';
import type { Leak } from './state.ts';

/** Embeddings of pictures that nothing looked at before, by key: kept from one export to the next. */
export type Looked = Map<ImageKey, Known>;

/**
 * Finds near-copies of validation and test pictures among all others.
 *
 * @param files of the export.
 * @param sight how pictures are seen.
 * @param looked what was embedded for earlier exports; grows.
 * @param onProgress called after each picture.
 * @returns the nearest held-out picture of everything that is closer than the threshold for copies, closest first.
 */
export async function findLeaks(
  context: Context,
  files: readonly PlannedFile[],
  sight: Sight,
  looked: Looked,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<readonly Leak[]>> {
  const isHeldOut = ({ row }: PlannedFile) => row.split === 'val' || row.split === 'test';
  const heldOut = files.filter(isHeldOut);
  if (heldOut.length === 0) return success([]);
  const others = files.filter((file) => !isHeldOut(file));
  const embedded = await embedUnknown(context, files, sight, looked, onProgress, signal);
  if (!embedded.ok) return embedded;
  const known = heldOut.flatMap((file) => {
    const found = knownOf(context, file, looked);
    return found ? [{ row: file.row, unit: found.unit }] : [];
  });
  const leaks: Leak[] = [];
  let since = performance.now();
  for (const file of others) {
    const own = knownOf(context, file, looked);
    const copy = own && nearCopyOf(own.unit, known);
    if (copy) {
      const { row } = copy.of;
      const split = row.split === 'val' ? 'val' : 'test';
      const source = file.row.source === 'real' ? 'real' : 'synthetic';
      leaks.push({ path: file.row.file_name, source, of: row.file_name, split, cosine: copy.cosine });
    }
    if (performance.now() - since > 10) {
      await yieldToEvents();
      since = performance.now();
    }
  }
  return success(leaks.sort((a, b) => b.cosine - a.cosine));
}

async function embedUnknown(
  context: Context,
  files: readonly PlannedFile[],
  sight: Sight,
  looked: Looked,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<null>> {
  const unknown = files.filter((file) => !knownOf(context, file, looked));
  let done = 0;
  onProgress(0, unknown.length);
  return embedPictures(
    context,
    unknown.map(({ image }) => ({ id: imageId(image), read: () => context.blobs.get(image) })),
    sight,
    (key, embedding) => {
      // A picture that cannot be decoded has nothing to compare; the check after writing names it.
      if (embedding.ok) looked.set(key as string as ImageKey, knownSeed(key, embedding.value));
      onProgress(++done, unknown.length);
    },
    signal,
  );
}

function knownOf({ memory }: Context, { of, image }: PlannedFile, looked: Looked): Known | undefined {
  const known = of === null ? undefined : of.kind === 'seed' ? memory.seeds.get(of.id) : memory.variants.get(of.slot);
  return known ?? looked.get(image);
}
