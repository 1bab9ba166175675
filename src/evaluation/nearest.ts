/** @file The nearest neighbour of every image in the judge's space: near-copies show as a cosine near 1. */

import { unit } from '../core/judge/embedding.ts';
import { dotFloat32, type Reals } from '../core/reals.ts';

export interface Neighbour {
  /** Index of the nearest other image. */
  readonly index: number;
  /** Cosine between the two embeddings. */
  readonly cosine: number;
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
  const units = embeddings.map((embedding) => Float32Array.from(unit(embedding)));
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
