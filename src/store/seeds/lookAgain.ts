/** @file Thumbnails and measures of pictures of 16 bits, made again where it is another number of bits that is all of their light. */

import { flagsOf } from '../../core/dataset/imageFlags.ts';
import { ALL_BITS } from '../../core/image/stretch.ts';
import type { ImportEvent, ReadImage } from '../../protocol/import.ts';
import { patch, type Context } from '../context.ts';
import type { ImageKey } from '../ids.ts';
import { thumbnailKey } from './ingest.ts';
import type { SeedImage } from './state.ts';

/** Originals that are in memory at a time. */
const BATCH = 16;

/**
 * Reads the pictures that use few bits and are shown by another number once more, from what the project keeps.
 *
 * @param stretch bits that are all of a picture's light, 8 to 16.
 * @param signal gives up: what was read until then is taken.
 */
export async function lookAgain(context: Context, stretch: number, signal: AbortSignal): Promise<void> {
  const { store, blobs, readSource, journal } = context;
  const few = [...store.getState().seeds.images.values()].filter(
    (image) => image.usedBits !== undefined && image.thumbnail !== keyOf(image, stretch),
  );
  for (let from = 0; from < few.length && !signal.aborted; from += BATCH) {
    const asked = new Map<string, SeedImage>();
    const files = await Promise.all(
      few.slice(from, from + BATCH).map(async (image, i) => {
        // A name that says nothing but that it is a picture: where it lies was understood long ago.
        const path = `${from + i}.png`;
        asked.set(path, image);
        const original = await blobs.get(image.original);
        return original ? [{ path, file: new File([original], path) }] : [];
      }),
    );
    const take = (events: readonly ImportEvent[]): Promise<void> => {
      const read = events.flatMap((event) => (event.kind === 'image' ? [event.image] : []));
      const seen = read.flatMap(({ path, ...image }) => {
        const of = asked.get(path.slice(path.lastIndexOf('/') + 1));
        return of ? [{ ...image, key: keyOf(of, stretch), of }] : [];
      });
      if (signal.aborted) return Promise.resolve();
      journal.stage({ pictures: seen.map(({ key, thumbnail }) => [key, thumbnail] as const) });
      const images = new Map(store.getState().seeds.images);
      for (const one of seen) {
        const present = images.get(one.of.id);
        if (present) images.set(present.id, withLook(present, one, one.key));
      }
      patch(context, 'seeds', { images });
      return Promise.resolve();
    };
    await readSource(
      {
        kind: 'files',
        files: files.flat().map(({ path, file }) => ({ path: `all/${path}`, file })),
        hints: { stretch },
      },
      take,
      signal,
    );
  }
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
