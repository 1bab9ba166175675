/** @file The nearest neighbour of every image in the judge's space: near-copies show as a cosine near 1. */

import { unit } from '../core/judge/embedding.ts';
import type { Reals } from '../core/reals.ts';

export interface Neighbour {
  /** Index of the nearest other image. */
  readonly index: number;
  /** Cosine between the two embeddings. */
  readonly cosine: number;
}

/** Rows that are compared with each other before the next come: two blocks of width 256 stay in a core's own cache. */
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
    const cosine = product(units[i]!, units[j]!);
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

/** The inner product in four sums: they do not wait for each other, which is three times as fast as one. */
function product(a: Float32Array, b: Float32Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const whole = a.length - (a.length % 4);
  for (let i = 0; i < whole; i += 4) {
    first += a[i]! * b[i]!;
    second += a[i + 1]! * b[i + 1]!;
    third += a[i + 2]! * b[i + 2]!;
    fourth += a[i + 3]! * b[i + 3]!;
  }
  for (let i = whole; i < a.length; i++) first += a[i]! * b[i]!;
  return first + second + third + fourth;
}
