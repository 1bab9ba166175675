/** @file Picture files as a receipt takes them, and what the judge embeds them as. */

import { pixelTensor, type PixelTensor } from '../../src/core/brands.ts';
import type { Judge } from '../../src/core/expansion/ports.ts';
import type { Framing } from '../../src/core/image/framing.ts';
import { squareFrom } from '../../src/core/receipt/squares.ts';
import { stack } from '../../src/core/tensor.ts';
import { decodeRgba } from '../lib/decode.ts';

/** A picture file's square, as variants are stored: 8 bits a channel. */
export const squareOf = async (bytes: Uint8Array, framing: Framing): Promise<PixelTensor> =>
  squareFrom(await decodeRgba(bytes), framing);

/** Pictures that are embedded at a time. */
const BATCH = 8;

/** The judge's embeddings of squares of one side, in their order. */
export async function embedAll(judge: Judge, squares: readonly PixelTensor[]): Promise<readonly Float32Array[]> {
  const all: Float32Array[] = [];
  for (let start = 0; start < squares.length; start += BATCH) {
    const part = squares.slice(start, start + BATCH);
    const { dims, data } = stack(part.map((one) => ({ dims: one.dims.slice(1), data: one.data })));
    const { data: rows } = await judge.embed(pixelTensor({ dims, data }));
    const width = rows.length / part.length;
    part.forEach((_, i) => all.push(rows.slice(i * width, (i + 1) * width)));
  }
  return all;
}
