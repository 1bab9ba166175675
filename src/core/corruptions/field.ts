/** @file Numbers over the pixels of a picture: what corruptions compute with, so that levels are cut once, at the end. */

import { picture, type Picture } from '../augment/picture.ts';

/** Rows of pixels with some numbers each, [height, width, channels]. A picture's are in [0, 1]. */
export interface Field {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Float64Array;
}

/** How a field goes on beyond its border, seen from the pixels a b c: `edge` a a | a b, `mirror` c b | a b c, `reflect` b a | a b c. */
export type Border = 'edge' | 'mirror' | 'reflect';

/** A field of zeros. */
export const emptyField = (width: number, height: number, channels: number): Field => ({
  width,
  height,
  channels,
  data: new Float64Array(width * height * channels),
});

/** The levels of a picture over 255. */
export const fromPicture = ({ width, height, data }: Picture): Field => ({
  width,
  height,
  channels: 3,
  data: Float64Array.from(data, (level) => level / 255),
});

/** Held in [0, 1], as levels; what is below the next level is cut off, as a cast to bytes does. */
export const toPicture = ({ width, height, data }: Field): Picture =>
  picture(
    width,
    height,
    Uint8Array.from(data, (value) => Math.min(1, Math.max(0, value)) * 255),
  );

/** A field of the same shape, each number from the one at its place. */
export const mapField = (field: Field, f: (value: number, at: number) => number): Field => ({
  ...field,
  data: field.data.map(f),
});

/** The field held in [0, 1]. */
export const clampField = (field: Field): Field => mapField(field, (value) => Math.min(1, Math.max(0, value)));

/** The place inside [0, size) that a place outside stands for. */
export function inside(place: number, size: number, border: Border): number {
  if (place >= 0 && place < size) return place;
  if (border === 'edge' || size === 1) return place < 0 ? 0 : size - 1;
  const period = border === 'mirror' ? 2 * size - 2 : 2 * size;
  const at = ((place % period) + period) % period;
  return at < size ? at : period - at - (border === 'mirror' ? 0 : 1);
}

/** One number of a field, at any whole place. */
export const at = ({ width, height, channels, data }: Field, x: number, y: number, c: number, border: Border): number =>
  data[(inside(y, height, border) * width + inside(x, width, border)) * channels + c]!;

/** A field of the same shape, made pixel by pixel. */
export function fillField(
  { width, height, channels }: Field,
  value: (x: number, y: number, channel: number) => number,
): Field {
  const data = new Float64Array(width * height * channels);
  let i = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) for (let c = 0; c < channels; c++) data[i++] = value(x, y, c);
  }
  return { width, height, channels, data };
}

/** The field between its pixels, whose centres lie at whole numbers: linear in both directions. */
export function bilinear(field: Field, x: number, y: number, c: number, border: Border): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - left, y - top];
  const row = (j: number): number =>
    (1 - right) * at(field, left, j, c, border) + right * at(field, left + 1, j, c, border);
  return (1 - down) * row(top) + down * row(top + 1);
}
