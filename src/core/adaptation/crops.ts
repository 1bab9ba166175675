/** @file The crops that a step of an adaptation sees: mirrored or not, anywhere in a picture. */

import { pixelTensor, type PixelTensor } from '../brands.ts';
import { batchAt, type TrainingStreams } from '../receipt/batches.ts';
import { uniforms } from '../random/stream.ts';

/** Where a crop lies. */
export interface Crop {
  /** Index of the picture. */
  readonly picture: number;
  /** Share of the room above it, and to its left, in [0, 1). */
  readonly at: readonly [top: number, left: number];
  readonly mirrored: boolean;
}

const NUMBERS = 3;

/**
 * The crops of a step, drawn with replacement.
 *
 * @param streams of the adaptation.
 * @param step its number, from 0.
 * @param size crops.
 * @param count pictures to draw from, at least 1.
 */
export function cropsAt(streams: TrainingStreams, step: number, size: number, count: number): Crop[] {
  const numbers = uniforms({ ...streams, variant: step, purpose: 'jitter' }, NUMBERS * size);
  return batchAt(streams, step, size, count).map((picture, i) => {
    const [top = 0, left = 0, mirror = 0] = numbers.subarray(NUMBERS * i, NUMBERS * (i + 1));
    return { picture, at: [top, left], mirrored: mirror < 0.5 };
  });
}

/**
 * Cuts crops out.
 *
 * @param pictures [1, 3, height, width] each, of one size, in [0, 1].
 * @param crops where.
 * @param side of a crop, in pixels, at most that of the pictures.
 * @returns [crops, 3, side, side].
 */
export function cutOut(pictures: readonly PixelTensor[], crops: readonly Crop[], side: number): PixelTensor {
  const data = new Float32Array(crops.length * 3 * side * side);
  let to = 0;
  for (const { picture, at, mirrored } of crops) {
    const { dims, data: from } = pictures[picture]!;
    const [, , height, width] = dims as [number, number, number, number];
    const [top, left] = [Math.floor(at[0] * (height - side + 1)), Math.floor(at[1] * (width - side + 1))];
    for (let row = 0; row < 3 * side; row++) {
      const start = (Math.floor(row / side) * height + top + (row % side)) * width + left;
      const line = from.subarray(start, start + side);
      data.set(mirrored ? line.toReversed() : line, to);
      to += side;
    }
  }
  return pixelTensor({ dims: [crops.length, 3, side, side], data });
}
