/** @file From what the reader found to the state: images, classes, flags. */

import { imageId, type ImageId } from '../../core/brands.ts';
import { flagsOf, flagTwins } from '../../core/dataset/imageFlags.ts';
import { byNaturalOrder } from '../../core/dataset/naturalOrder.ts';
import { classInfoOf } from '../../packs/classInfo.ts';
import type { ImportEvent, ReadImage } from '../../protocol/import.ts';
import { classKey, type ClassKey, type ImageKey } from '../ids.ts';
import { NOTHING_SAID, type Said } from './corrections.ts';
import type { ClassInfo, SeedImage, SeedsState } from './state.ts';

/** Everything that one batch of events changes. */
export function ingest(
  seeds: SeedsState,
  events: readonly ImportEvent[],
  seen: Map<string, SeedImage>,
  said: Said = NOTHING_SAID,
): SeedsState {
  const images = new Map(seeds.images);
  const refused = [...seeds.refused];
  let { layout, phase, understood } = seeds;
  let done = phase.kind === 'reading' ? phase.done : 0;
  let total = phase.kind === 'reading' ? phase.total : 0;
  for (const event of events) {
    switch (event.kind) {
      case 'placed':
        ({ layout, total } = event);
        understood = event.understood && { ...event.understood, said };
        // One by one: a call takes no hundred thousand arguments.
        for (const file of event.refused) refused.push(file);
        break;
      case 'refused':
        done++;
        refused.push(event.refused);
        break;
      // A project opens another way, see `beginReopening`.
      case 'document':
      case 'variant':
        break;
      case 'image': {
        done++;
        if (event.image.label === null) {
          refused.push({ path: event.image.path, why: { code: 'no-class' } });
          break;
        }
        const image = toSeed(event.image, event.image.label, seen.get(event.image.sha256));
        if (!seen.has(event.image.sha256)) seen.set(event.image.sha256, image);
        images.set(image.id, image);
        break;
      }
      default:
        event satisfies never;
    }
  }
  phase = { kind: 'reading', done, total };
  return { ...seeds, layout, understood, phase, images, refused, classes: classesOf(images, seeds.classes) };
}

export const originalKey = (path: string): ImageKey => `original:${path}` as ImageKey;
export const thumbnailKey = (path: string): ImageKey => `thumbnail:${path}` as ImageKey;

/** An image as the state has it. */
export function toSeed(read: ReadImage, label: string, twin: SeedImage | undefined): SeedImage {
  const { path, split, bytes, width, height, sha256, luminance, sharpness, usedBits, grey } = read;
  const id = imageId(path);
  return {
    id,
    name: path.slice(path.lastIndexOf('/') + 1),
    split,
    label: classKey(label),
    bytes,
    width,
    height,
    sha256,
    luminance,
    sharpness,
    ...(usedBits !== undefined && { usedBits }),
    ...(grey && { grey }),
    original: originalKey(path),
    thumbnail: thumbnailKey(path),
    flags: [...(twin ? [{ kind: 'duplicate' as const, of: twin.id }] : []), ...flagsOf(read)],
    leftOut: false,
  };
}

/** Classes in the order of their keys; those that are known keep what the person made of them. */
function classesOf(images: ReadonlyMap<unknown, SeedImage>, known: readonly ClassInfo[]): readonly ClassInfo[] {
  const before = new Map(known.map((info) => [info.key, info]));
  const keys = [...new Set([...images.values()].map(({ label }) => label))];
  if (keys.length === known.length && keys.every((key) => before.has(key))) return known;
  return keys.sort(byNaturalOrder).map((key) => before.get(key) ?? toClass(key));
}

function toClass(key: ClassKey): ClassInfo {
  return { ...classInfoOf(key), key };
}

/** Flags pictures of equal bytes, see `flagTwins`. */
export const withTwins = (images: SeedsState['images']): SeedsState['images'] =>
  new Map(flagTwins<ImageId, SeedImage>([...images.values()]).map((image) => [image.id, image]));
