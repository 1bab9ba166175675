/** @file The judge's embeddings of a set of latents, by way of their images. */

import { latentTensor, pixelTensor } from '../brands.ts';
import type { Reals } from '../reals.ts';
import { inBatches, toBatch, type Rows } from './batches.ts';
import type { Models } from './ports.ts';
import type { Seed } from './seed.ts';

/** What the judge sees of latents: embeddings, and their images where there are any. */
export interface EmbeddedImages {
  readonly embeddings: readonly Float32Array[];
  readonly images?: Rows;
}

/** The judge's embedding of a seed's own pixels. */
export async function embedSeed(seed: Seed, { judge }: Pick<Models, 'judge'>): Promise<Float32Array> {
  const { rows } = await inBatches(1, 1, () => judge.embed(seed.pixels));
  return rows[0]!;
}

/**
 * Decodes latents and embeds the images.
 *
 * @param latents f' of every variant.
 * @param dims shape of one latent.
 * @param models prior and judge.
 * @param batch most variants at a time.
 * @param purpose while guiding, an embedding prior is judged at f' itself; its finished variants at their images, where a
 *   decoder makes any.
 */
export async function embedImages(
  latents: readonly Reals[],
  dims: readonly number[],
  { prior, judge }: Models,
  batch: number,
  purpose: 'guidance' | 'finish',
): Promise<EmbeddedImages> {
  const { decode } = prior;
  if (!decode || (prior.kind === 'embedding' && purpose === 'guidance')) {
    return { embeddings: latents.map((row) => Float32Array.from(row)) };
  }
  const images = await inBatches(latents.length, batch, (from, to) =>
    decode(latentTensor(toBatch(latents.slice(from, to), dims))),
  );
  const embeddings = await inBatches(latents.length, batch, (from, to) =>
    judge.embed(pixelTensor(toBatch(images.rows.slice(from, to), images.dims))),
  );
  return { embeddings: embeddings.rows, images };
}

/** What was embedded in several parts, as one. */
export function joinEmbedded(parts: readonly EmbeddedImages[]): EmbeddedImages {
  const embeddings = parts.flatMap((part) => part.embeddings);
  const images = parts.flatMap((part) => part.images ?? []);
  const [first] = images;
  return first
    ? { embeddings, images: { dims: first.dims, rows: images.flatMap(({ rows }) => rows) } }
    : { embeddings };
}
