/** @file From what the reader found to the state: images, classes, flags. */

import { imageId } from '../../core/brands.ts';
import { byNaturalOrder } from '../../core/dataset/naturalOrder.ts';
import { sayReason } from '../../core/dataset/reasons.ts';
import { className, readName } from '../../packs/className.ts';
import type { ImportEvent, ReadImage, ReadingHints } from '../../protocol/import.ts';
import { classKey, type ClassKey, type ImageKey } from '../ids.ts';
import { isSeed } from './classSummaries.ts';
import type { ClassInfo, SeedFlag, SeedImage, SeedsState } from './state.ts';

/** Shorter side, in pixels, below which an image has little to say to a model of 128 pixels. */
const SMALL = 48;
/** Mean luminance below which a picture is mostly black. */
const DARK = 0.08;
/** Deviation of the Laplacian below which no edge is sharp. */
const BLURRED = 0.012;

/** Everything that one batch of events changes. */
export function ingest(
  seeds: SeedsState,
  events: readonly ImportEvent[],
  seen: Map<string, SeedImage>,
  hints: ReadingHints = {},
): SeedsState {
  const images = new Map(seeds.images);
  const refused = [...seeds.refused];
  let { layout, reading, understood } = seeds;
  let done = reading.kind === 'reading' ? reading.done : 0;
  let total = reading.kind === 'reading' ? reading.total : 0;
  for (const event of events) {
    switch (event.kind) {
      case 'placed':
        ({ layout, total } = event);
        understood = event.understood && { ...event.understood, hints };
        // One by one: a call takes no hundred thousand arguments.
        for (const file of event.refused) refused.push(file);
        break;
      case 'refused':
        done++;
        refused.push(event.refused);
        break;
      // A project opens another way, see `beginReopening`.
      case 'document':
        break;
      case 'image': {
        done++;
        if (event.image.label === null) {
          refused.push({ path: event.image.path, reason: sayReason({ code: 'no-class' }) });
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
  reading = { kind: 'reading', done, total };
  return { ...seeds, layout, understood, reading, images, refused, classes: classesOf(images, seeds.classes) };
}

export const originalKey = (path: string): ImageKey => `original:${path}` as ImageKey;
export const thumbnailKey = (path: string): ImageKey => `thumbnail:${path}` as ImageKey;

/** An image as the state has it. */
export function toSeed(read: ReadImage, label: string, twin: SeedImage | undefined): SeedImage {
  const { path, split, bytes, width, height, sha256, luminance, sharpness } = read;
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
    original: originalKey(path),
    thumbnail: thumbnailKey(path),
    flags: flagsOf(read, twin),
    leftOut: false,
  };
}

function flagsOf({ width, height, luminance, sharpness }: ReadImage, twin: SeedImage | undefined): readonly SeedFlag[] {
  const flags: SeedFlag[] = [];
  if (twin) flags.push({ kind: 'duplicate', of: twin.id });
  if (Math.min(width, height) < SMALL) flags.push({ kind: 'small' });
  if (luminance < DARK) flags.push({ kind: 'dark' });
  if (sharpness < BLURRED) flags.push({ kind: 'blurred' });
  return flags;
}

/** Classes in the order of their keys; those that are known keep what the person made of them. */
function classesOf(images: ReadonlyMap<unknown, SeedImage>, known: readonly ClassInfo[]): readonly ClassInfo[] {
  const before = new Map(known.map((info) => [info.key, info]));
  const keys = [...new Set([...images.values()].map(({ label }) => label))];
  if (keys.length === known.length && keys.every((key) => before.has(key))) return known;
  return keys.sort(byNaturalOrder).map((key) => before.get(key) ?? toClass(key));
}

function toClass(key: ClassKey): ClassInfo {
  const reading = readName(key);
  return { key, name: className(key), code: reading.kind === 'code' ? reading.reason : null, leftOut: false };
}

/**
 * Flags pictures of equal bytes, once all are read.
 *
 * A training picture that is a held-out picture too is left out until the person uses it again: growing it would grow the test.
 *
 * @returns the images, in their order.
 */
export function withTwins(images: SeedsState['images']): SeedsState['images'] {
  const groups = new Map<string, SeedImage[]>();
  for (const image of images.values()) {
    const group = groups.get(image.sha256);
    if (group) group.push(image);
    else groups.set(image.sha256, [image]);
  }
  const marked = new Map(images);
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const held = group.find((image) => !isSeed(image));
    group.forEach((image, i) => {
      const others = group.slice(0, i);
      const other = others.find(({ label }) => label !== image.label) ?? others[0];
      const of = isSeed(image) ? (held ?? other) : other;
      const flags = image.flags.filter(({ kind }) => kind !== 'duplicate');
      const leaks = isSeed(image) && held !== undefined;
      const twin: readonly SeedFlag[] = of ? [{ kind: 'duplicate', of: of.id }] : [];
      marked.set(image.id, { ...image, flags: [...twin, ...flags], leftOut: image.leftOut || leaks });
    });
  }
  return marked;
}
