/** @file Pictures that a method changes anew each time they are seen. */

import { classIndex, imageId, pixelTensor, type ClassIndex, type PixelTensor } from '../brands.ts';
import { drive } from '../expansion/drive.ts';
import type { Partner } from '../methods/method.ts';
import { methodOf, type MethodId } from '../methods/table.ts';
import { needsOfPart, partOf } from '../run/recipe.ts';
import { uniforms } from '../random/stream.ts';
import type { TrainingStreams } from './batches.ts';
import type { ReceiptPicture } from './pictures.ts';

/** Where in a training a picture is seen. */
export interface Seen {
  readonly streams: TrainingStreams;
  /** Counts the pictures that were seen before it: names its stream. */
  readonly number: number;
  /** All pictures that train: partners are drawn from them. */
  readonly among: readonly ReceiptPicture[];
}

/**
 * A picture as a method changes it, with its label.
 *
 * @param method a classical one, with its own settings.
 * @param picture to be changed; it is left as it is.
 * @param side in pixels.
 * @param classes how many there are: the label of a mixture is soft.
 * @param seen where in the training.
 */
export async function changedBy(
  method: MethodId,
  picture: ReceiptPicture,
  side: number,
  classes: number,
  { streams, number, among }: Seen,
): Promise<Pick<ReceiptPicture, 'label' | 'soft' | 'pixels'>> {
  const part = partOf(method);
  const { partner: kind } = needsOfPart(part);
  // A picture of another training, or seen another time, has a stream of its own.
  const id = imageId(`${streams.image}/${picture.path}`);
  const seed = { id, label: classIndex(picture.label, classes), pixels: toTensor(picture.pixels, side) };
  const partners = new Map<number, readonly Partner[]>();
  if (kind !== 'none') {
    const others = among.filter(
      (other) =>
        other !== picture && (kind === 'any class' || (other.label === picture.label) === (kind === 'same class')),
    );
    const [u] = uniforms({ runSeed: streams.runSeed, image: id, variant: number, purpose: 'partner' }, 1);
    const other = others[Math.floor(u! * others.length)];
    // Nobody to mix with: as it is.
    if (!other) return picture;
    partners.set(number, [
      { id: imageId(other.path), label: other.label as ClassIndex, pixels: toTensor(other.pixels, side) },
    ]);
  }
  const task = { seed, judgement: null, runSeed: streams.runSeed, numbers: [number], partners, batch: 1 };
  const family = await drive(methodOf(method).expand(task, part.settings, { prior: null, judge: null }));
  const { image, mixture } = family!.variants[0]!; // nothing cancels here
  return { label: picture.label, soft: softened(picture, mixture, classes), pixels: toBytes(image.data) };
}

function softened(
  { label, soft }: Pick<ReceiptPicture, 'label' | 'soft'>,
  mixture: { readonly label: number; readonly share: number } | null,
  classes: number,
): Float32Array | null {
  if (!mixture) return soft;
  const row = soft ? Float32Array.from(soft) : new Float32Array(classes);
  if (!soft) row[label] = 1;
  for (let c = 0; c < classes; c++) row[c]! *= 1 - mixture.share;
  row[mixture.label]! += mixture.share;
  return row;
}

/** One picture as methods and models take it. */
export const toTensor = (pixels: Uint8Array, side: number): PixelTensor =>
  pixelTensor({ dims: [1, 3, side, side], data: Float32Array.from(pixels, (byte) => byte / 255) });

/** Values in [0, 1] as bytes, rounded to the nearest. */
export function toBytes(values: Float32Array): Uint8Array {
  const bytes = new Uint8ClampedArray(values.length); // rounds to the nearest and clamps
  for (let i = 0; i < values.length; i++) bytes[i] = values[i]! * 255;
  return new Uint8Array(bytes.buffer);
}
