import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dot, type Reals } from '../../src/core/reals.ts';

/** Recall in both directions. */
export interface RetrievalFigures {
  readonly images: number;
  readonly captions: number;
  /** Share of captions whose image is the best, or among the best 5. */
  readonly textToImage: { readonly r1: number; readonly r5: number };
  /** Share of images one of whose captions is the best, or among the best 5. */
  readonly imageToText: { readonly r1: number; readonly r5: number };
}

/**
 * Captions by the stem of the image's name.
 * @param folder that holds `captions.tsv`, lines of `<name>.jpg#<number><TAB>caption`.
 */
export async function readCaptions(folder: string): Promise<Map<string, string[]>> {
  const captions = new Map<string, string[]>();
  for (const line of (await readFile(join(folder, 'captions.tsv'), 'utf8')).split('\n')) {
    const [key, caption] = line.split('\t');
    if (key === undefined || caption === undefined) continue;
    const stem = key.replace(/\.[^.]*#\d+$/u, '');
    captions.set(stem, [...(captions.get(stem) ?? []), caption.trim()]);
  }
  return captions;
}

/**
 * Recall at 1 and 5 by cosine.
 * @param images unit-length embeddings.
 * @param captions unit-length embeddings, each with the index of its image.
 */
export function retrieval(
  images: readonly Reals[],
  captions: readonly { readonly embedding: Reals; readonly image: number }[],
): RetrievalFigures {
  // The rank of the first right answer is the number of wrong ones that are better.
  const share = (ranks: readonly number[], k: number): number => ranks.filter((rank) => rank < k).length / ranks.length;
  const imageRanks = captions.map(({ embedding, image }) => {
    const own = dot(embedding, images[image]!);
    return images.filter((other, i) => i !== image && dot(embedding, other) > own).length;
  });
  const captionRanks = images.map((embedding, i) => {
    const scores = captions.map((caption) => ({ own: caption.image === i, score: dot(embedding, caption.embedding) }));
    const best = Math.max(...scores.filter(({ own }) => own).map(({ score }) => score));
    return scores.filter(({ own, score }) => !own && score > best).length;
  });
  return {
    images: images.length,
    captions: captions.length,
    textToImage: { r1: share(imageRanks, 1), r5: share(imageRanks, 5) },
    imageToText: { r1: share(captionRanks, 1), r5: share(captionRanks, 5) },
  };
}
