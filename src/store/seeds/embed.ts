/** @file The judge's embeddings of seeds: made once for each side of the prior's square. */

import type { ImageId } from '../../core/brands.ts';
import type { Reason } from '../../core/dataset/reasons.ts';
import { reasonFrom } from '../../core/failure.ts';
import type { Result } from '../../protocol/failure.ts';
import type { Sight } from '../../protocol/models.ts';
import { wantsViews, type JudgeRecipe } from '../../core/run/setJudge.ts';
import { labelOf, type Judging } from '../judging.ts';
import { patch, pictured, type Context } from '../context.ts';
import { embedOtherViews, embedPictures } from '../embedPictures.ts';
import { isSameSpace, spaceOf } from '../embedding.ts';
import { enterSpace, forgetMoved, learnSeed } from '../memory.ts';
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
  forgetMoved(memory, seeds);
  await bringBack(context, seeds, signal);
  const missing = seeds.filter(({ id }) => !memory.seeds.has(id));
  return embedPictures(
    context,
    // A file that is gone cannot be decoded either: it joins the refused.
    missing.map(({ id, original, crop }) => ({
      id,
      crop,
      read: async () => (await blobs.get(original)) ?? new Blob([]),
    })),
    sight,
    (id, embedding) => {
      if (!isSameSpace(memory.space, space)) return;
      if (embedding.ok) {
        const image = pictures.get(id)!;
        const stored = { ...space, values: embedding.value, ...(image.crop !== undefined && { crop: image.crop }) };
        learnSeed(memory, image, stored);
        journal.stage({ embeddings: [[image.original, stored]] });
      } else refuse(context, id, reasonFrom(embedding.error));
      onSeed(id);
    },
    signal,
  );
}

/** Embeddings that are read of the project at a time, about a megabyte of them. */
const PORTION = 200;

/** What the project knows of these seeds, and the memory does not, comes back. */
export async function bringBack(
  { memory, embeddings }: Pick<Context, 'memory' | 'embeddings'>,
  seeds: readonly SeedImage[],
  signal: AbortSignal,
): Promise<void> {
  const away = seeds.filter(({ original }) => memory.away.has(original));
  for (let from = 0; from < away.length; from += PORTION) {
    const some = away.slice(from, from + PORTION);
    const stored = await embeddings.get(some.map(({ original }) => original));
    // Another project may be open by now, with pictures of the same names.
    if (signal.aborted) return;
    for (const image of some) {
      const embedding = stored.get(image.original);
      // It may have been looked at meanwhile.
      if (embedding && memory.away.has(image.original)) learnSeed(memory, image, embedding);
    }
  }
}

/**
 * Embeds what a judge of these seeds wants to see: each of them, and where it wants to their other views too.
 *
 * @param judging the classes that it decides between.
 * @param recipe what it knows them by.
 * @param onSeed called after each.
 * @param onViews called after the views of each.
 */
export async function embedForJudge(
  context: Context,
  judging: Judging,
  seeds: readonly SeedImage[],
  recipe: JudgeRecipe,
  sight: Sight,
  signal: AbortSignal,
  { onSeed = ignore, onViews = ignore }: { readonly onSeed?: () => void; readonly onViews?: () => void } = {},
): Promise<Result<null>> {
  const embedded = await embedMissing(context, seeds, sight, onSeed, signal);
  if (!embedded.ok) return embedded;
  const { memory, blobs, journal, store } = context;
  const known = seeds.filter(({ id }) => memory.seeds.has(id));
  const labels = known.map((image) => ({ label: labelOf(image, judging, store.getState().seeds) }));
  if (!wantsViews(labels, judging.active.length, recipe)) return embedded;
  const space = spaceOf(store.getState().engine, sight);
  const pictures = new Map(known.map((image) => [image.id, image]));
  return embedOtherViews(
    context,
    known
      .filter(({ id }) => !memory.seeds.get(id)!.views)
      .map(({ id, original, crop }) => ({ id, crop, read: () => blobs.get(original) })),
    sight,
    (id, views) => {
      const values = memory.seeds.get(id)?.embedding;
      // A picture that could be seen a moment ago: where its views cannot be, the judge learns from all seeds as they are.
      if (!views.ok || !values || !isSameSpace(memory.space, space)) return;
      const image = pictures.get(id)!;
      const stored = {
        ...{ ...space, values, views: views.value },
        ...(image.crop !== undefined && { crop: image.crop }),
      };
      learnSeed(memory, image, stored);
      journal.stage({ embeddings: [[image.original, stored]] });
      onViews();
    },
    signal,
  );
}

const ignore = (): void => undefined;

function refuse(context: Context, id: ImageId, why: Reason): void {
  const { seeds } = context.store.getState();
  const images = new Map(seeds.images);
  images.delete(id);
  patch(context, 'seeds', { images, refused: [...seeds.refused, { path: id, why }] });
}
