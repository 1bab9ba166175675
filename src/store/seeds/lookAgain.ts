/** @file Thumbnails and measures of pictures of 16 bits, made again where it is another number of bits that is all of their light. */

import { flagsOf } from '../../core/dataset/imageFlags.ts';
import { ALL_BITS } from '../../core/image/stretch.ts';
import type { ReadImage } from '../../protocol/import.ts';
import { patch, type Context } from '../context.ts';
import type { ImageKey } from '../ids.ts';
import { backgroundLook, type Background } from '../recipe/background.ts';
import { thumbnailKey } from './ingest.ts';
import { readLoose } from './loosePictures.ts';
import type { SeedImage } from './state.ts';

/** Originals that are in memory at a time. */
const BATCH = 16;

/**
 * Reads the pictures that use few bits and are shown by another number once more, from what the project keeps: seeds, and the
 * person's own backgrounds.
 *
 * @param stretch bits that are all of a picture's light, 8 to 16.
 * @param signal gives up: what was read until then is taken.
 */
export async function lookAgain(context: Context, stretch: number, signal: AbortSignal): Promise<void> {
  const { seeds, recipe } = context.store.getState();
  const few = [...seeds.images.values()].filter(
    (image) => image.usedBits !== undefined && image.thumbnail !== keyOf(image, stretch),
  );
  await again(
    context,
    few,
    ({ original }) => original,
    stretch,
    (read) => {
      takeSeeds(
        context,
        read.map(({ of, image }) => ({ image, key: keyOf(of, stretch), of })),
      );
    },
    signal,
  );
  const dark = recipe.backgrounds.filter(
    ({ usedBits, sha256, look }) => usedBits !== undefined && look !== backgroundLook(sha256, stretch),
  );
  await again(
    context,
    dark,
    ({ picture }) => picture,
    stretch,
    (read) => {
      takeBackgrounds(context, read, stretch);
    },
    signal,
  );
}

type Again<Of> = readonly { readonly of: Of; readonly image: ReadImage }[];

async function again<Of>(
  context: Context,
  few: readonly Of[],
  originalOf: (one: Of) => ImageKey,
  stretch: number,
  take: (read: Again<Of>) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let from = 0; from < few.length && !signal.aborted; from += BATCH) {
    const pictures = await Promise.all(
      few.slice(from, from + BATCH).map(async (of) => {
        const file = await context.blobs.get(originalOf(of));
        return file ? [{ of, file }] : [];
      }),
    );
    await readLoose(context, pictures.flat(), stretch, take, signal);
  }
}

function takeSeeds(
  context: Context,
  seen: readonly { readonly of: SeedImage; readonly image: ReadImage; readonly key: ImageKey }[],
): void {
  context.journal.stage({ pictures: seen.map(({ key, image }) => [key, image.thumbnail] as const) });
  const images = new Map(context.store.getState().seeds.images);
  for (const { of, image, key } of seen) {
    const present = images.get(of.id);
    if (present) images.set(present.id, withLook(present, image, key));
  }
  patch(context, 'seeds', { images });
}

function takeBackgrounds(context: Context, seen: Again<Background>, stretch: number): void {
  const looks = new Map(seen.map(({ of, image }) => [backgroundLook(of.sha256, stretch), image.thumbnail]));
  context.journal.stage({ pictures: [...looks] });
  const backgrounds = context.store.getState().recipe.backgrounds.map((one) => {
    const look = backgroundLook(one.sha256, stretch);
    return looks.has(look) && one.usedBits !== undefined ? { ...one, look } : one;
  });
  patch(context, 'recipe', { backgrounds });
}

/** Another picture has another key: what shows it keeps pictures by their keys. */
const keyOf = ({ id }: SeedImage, stretch: number): ImageKey =>
  stretch === ALL_BITS ? thumbnailKey(id) : (`${thumbnailKey(id)}#${stretch}` as ImageKey);

function withLook(
  image: SeedImage,
  { luminance, sharpness }: Pick<ReadImage, 'luminance' | 'sharpness'>,
  thumbnail: ImageKey,
): SeedImage {
  const twins = image.flags.filter(({ kind }) => kind === 'duplicate');
  const flags = [...twins, ...flagsOf({ ...image, luminance, sharpness })];
  return { ...image, luminance, sharpness, thumbnail, flags };
}
