/** @file The judge's embeddings of pictures, a few at a time. */

import { pixelTensor, type PixelTensor } from '../../src/core/brands.ts';
import { viewsOf } from '../../src/core/image/views.ts';
import type { Judge } from '../../src/core/expansion/ports.ts';
import { stack } from '../../src/core/tensor.ts';

/** Pictures at a time: enough to keep the runtime's threads busy, little memory. */
const BATCH = 8;

/** Takes pictures as they are read. */
export interface Embedder {
  add(path: string, pixels: PixelTensor): Promise<void>;
  /** By path. */
  end(): Promise<ReadonlyMap<string, Float32Array>>;
}

export function createEmbedder(judge: Judge): Embedder {
  const embeddings = new Map<string, Float32Array>();
  let waiting: { readonly path: string; readonly pixels: PixelTensor }[] = [];
  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    const rows = await embedAll(
      judge,
      batch.map(({ pixels }) => pixels),
    );
    batch.forEach(({ path }, i) => embeddings.set(path, rows[i]!));
  };
  return {
    async add(path, pixels) {
      waiting.push({ path, pixels });
      if (waiting.length === BATCH) await flush();
    },
    async end() {
      await flush();
      return embeddings;
    },
  };
}

/**
 * The embeddings of the other views of pictures, see `viewsOf`.
 *
 * @param pictures of one size, [1, 3, height, width] each, in [0, 1].
 * @returns three for each.
 */
export async function embedViews(
  judge: Judge,
  pictures: readonly PixelTensor[],
): Promise<readonly (readonly Float32Array[])[]> {
  const views = pictures.map(viewsOf);
  const rows: (readonly Float32Array[])[] = [];
  for (const view of [0, 1, 2] as const)
    rows.push(
      await embedAll(
        judge,
        views.map((each) => each[view]),
      ),
    );
  return pictures.map((_, i) => rows.map((each) => each[i]!));
}

/**
 * The embeddings of pictures of one size, in their order.
 *
 * @param pictures [1, 3, height, width] each, in [0, 1].
 */
export async function embedAll(judge: Judge, pictures: readonly PixelTensor[]): Promise<readonly Float32Array[]> {
  const all: Float32Array[] = [];
  for (let start = 0; start < pictures.length; start += BATCH) {
    const part = pictures.slice(start, start + BATCH);
    const { dims, data } = stack(part.map((one) => ({ dims: one.dims.slice(1), data: one.data })));
    const { data: rows } = await judge.embed(pixelTensor({ dims, data }));
    const width = rows.length / part.length;
    part.forEach((_, i) => all.push(rows.slice(i * width, (i + 1) * width)));
  }
  return all;
}
