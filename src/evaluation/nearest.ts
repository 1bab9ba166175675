/** @file Nearest neighbours in the judge's space, of one image and of every image: near-copies show as a cosine near 1. */

import { unitFloat32 } from '../core/judge/embedding.ts';
import { dotFloat32, type Reals } from '../core/reals.ts';

export interface Neighbour {
  /** Index of the nearest other image. */
  readonly index: number;
  /** Cosine between the two embeddings. */
  readonly cosine: number;
}

/**
 * The images that are most similar to one.
 *
 * @param unit of unit length.
 * @param others of unit length.
 * @param count how many at most.
 * @returns nearest first; of equals, the one that comes first.
 */
export function nearestTo<Other extends { readonly unit: Float32Array }>(
  unit: Float32Array,
  others: Iterable<Other>,
  count: number,
): readonly { readonly of: Other; readonly cosine: number }[] {
  const best: { readonly of: Other; readonly cosine: number }[] = [];
  for (const other of others) {
    const cosine = dotFloat32(other.unit, unit);
    if (best.length === count && cosine <= best[count - 1]!.cosine) continue;
    best.push({ of: other, cosine });
    best.sort((a, b) => b.cosine - a.cosine);
    best.length = Math.min(best.length, count);
  }
  return best;
}

/** Rows that are compared with each other before the next come: two blocks stay in a core's own cache. */
const BLOCK = 64;

/**
 * Nearest other image of every image, by cosine.
 *
 * Every pair is compared once: n^2 / 2 products, in blocks. It belongs into a worker where there are thousands.
 *
 * @param embeddings any length each, all of one width.
 * @returns one neighbour each; `null` where there is no other image.
 */
export function nearestOthers(embeddings: readonly Reals[]): (Neighbour | null)[] {
  const units = embeddings.map(unitFloat32);
  const index = new Int32Array(units.length).fill(-1);
  const cosines = new Float64Array(units.length).fill(-Infinity);
  const compare = (i: number, j: number) => {
    const cosine = dotFloat32(units[i]!, units[j]!);
    if (cosine > cosines[i]!) [cosines[i], index[i]] = [cosine, j];
    if (cosine > cosines[j]!) [cosines[j], index[j]] = [cosine, i];
  };
  for (let from = 0; from < units.length; from += BLOCK) {
    for (let other = 0; other <= from; other += BLOCK) {
      const end = Math.min(units.length, from + BLOCK);
      for (let i = from; i < end; i++) {
        const last = Math.min(i, other + BLOCK);
        for (let j = other; j < last; j++) compare(i, j);
      }
    }
  }
  return units.map((_, i) => (index[i]! < 0 ? null : { index: index[i]!, cosine: cosines[i]! }));
}
