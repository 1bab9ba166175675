/** @file What deserves a look in the images of a data set before they are grown; none of it leaves an image out by itself, but a leak. */

import type { Measures } from '../image/measure.ts';
import type { Split } from './placement.ts';

export type ImageFlag<Id extends string = string> =
  /** Its bytes are another image's. */
  | { readonly kind: 'duplicate'; readonly of: Id }
  | { readonly kind: 'small' }
  | { readonly kind: 'dark' }
  | { readonly kind: 'blurred' };

/** An image as far as its flags depend on it. */
export interface FlaggedImage<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly split: Split | null;
  readonly sha256: string;
  readonly flags: readonly ImageFlag<Id>[];
  readonly leftOut: boolean;
}

/** Shorter side, in pixels, below which an image has little to say to a model of 128 pixels. */
const SMALL = 48;
/** Mean luminance below which a picture is mostly black. */
const DARK = 0.08;
/** Deviation of the Laplacian below which no edge is sharp. */
const BLURRED = 0.012;

/** What an image says of itself. */
export function flagsOf({
  width,
  height,
  luminance,
  sharpness,
}: Measures & { readonly width: number; readonly height: number }): readonly ImageFlag<never>[] {
  const flags: ImageFlag<never>[] = [];
  if (Math.min(width, height) < SMALL) flags.push({ kind: 'small' });
  if (luminance < DARK) flags.push({ kind: 'dark' });
  if (sharpness < BLURRED) flags.push({ kind: 'blurred' });
  return flags;
}

/** Whether an image belongs to what is grown. */
const isTrained = ({ split }: { readonly split: Split | null }): boolean => split === null || split === 'train';

/**
 * Flags pictures of equal bytes, once all are read.
 *
 * A training picture that is a held-out picture too is left out until a person uses it again: growing it would grow the test.
 *
 * @returns the images, in their order.
 */
export function flagTwins<Id extends string, Image extends FlaggedImage<Id>>(
  images: readonly Image[],
): readonly Image[] {
  const groups = new Map<string, Image[]>();
  for (const image of images) {
    const group = groups.get(image.sha256);
    if (group) group.push(image);
    else groups.set(image.sha256, [image]);
  }
  const marked = new Map<Id, Image>(images.map((image) => [image.id, image]));
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const held = group.find((image) => !isTrained(image));
    group.forEach((image, i) => {
      const others = group.slice(0, i);
      const other = others.find(({ label }) => label !== image.label) ?? others[0];
      const of = isTrained(image) ? (held ?? other) : other;
      const flags = image.flags.filter(({ kind }) => kind !== 'duplicate');
      const leaks = isTrained(image) && held !== undefined;
      const twin: readonly ImageFlag<Id>[] = of ? [{ kind: 'duplicate', of: of.id }] : [];
      marked.set(image.id, { ...image, flags: [...twin, ...flags], leftOut: image.leftOut || leaks });
    });
  }
  return [...marked.values()];
}
