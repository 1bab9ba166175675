/** @file The judge's embeddings of seeds: made once for each side of the prior's square. */

import type { ImageId } from '../../core/brands.ts';
import type { Reason } from '../../core/dataset/reasons.ts';
import { reasonFrom } from '../../core/failure.ts';
import type { Result } from '../../protocol/failure.ts';
import type { Sight } from '../../protocol/models.ts';
import { patch, pictured, type Context } from '../context.ts';
import { embedPictures } from '../embedPictures.ts';
import { isSameSpace, spaceOf } from '../embedding.ts';
import { enterSpace, learnSeed } from '../memory.ts';
import type { SeedImage } from './state.ts';

/**
 * Embeds the seeds that have no embedding by this judge and with this sight yet.
 *
 * A seed that cannot be decoded after all joins the refused files.
 *
 * @param onSeed called after each.
 */
export async function embedMissing(
  context: Context,
  seeds: readonly SeedImage[],
  sight: Sight,
  onSeed: (id: ImageId) => void,
  signal: AbortSignal,
): Promise<Result<null>> {
  const { memory, blobs, engine, journal, store } = context;
  const loaded = await engine.load();
  if (!loaded.ok) return loaded;
  const space = spaceOf(store.getState().engine, sight);
  enterSpace(memory, space, pictured(context));
  const pictures = new Map(seeds.map((image) => [image.id, image]));
  const missing = seeds.filter(({ id }) => !memory.seeds.has(id));
  return embedPictures(
    context,
    // A file that is gone cannot be decoded either: it joins the refused.
    missing.map(({ id, original }) => ({ id, read: async () => (await blobs.get(original)) ?? new Blob([]) })),
    sight,
    (id, embedding) => {
      if (!isSameSpace(memory.space, space)) return;
      if (embedding.ok) {
        const image = pictures.get(id)!;
        const stored = { ...space, values: embedding.value };
        learnSeed(memory, image, stored);
        journal.stage({ embeddings: [[image.original, stored]] });
      } else refuse(context, id, reasonFrom(embedding.error));
      onSeed(id);
    },
    signal,
  );
}

function refuse(context: Context, id: ImageId, why: Reason): void {
  const { seeds } = context.store.getState();
  const images = new Map(seeds.images);
  images.delete(id);
  patch(context, 'seeds', { images, refused: [...seeds.refused, { path: id, why }] });
}
