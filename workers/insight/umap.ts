/** @file UMAP of the judge's embeddings: neighbours of the judge's space stay neighbours on the map. */

import { UMAP } from 'umap-js';
import { philox4x32 } from '../../src/core/random/philox.ts';
import { principalSubspace } from '../../src/evaluation/principalSubspace.ts';

/** Directions that neighbours are looked for in; the distances of embeddings of a thousand numbers are nearly kept. */
const DIMENSIONS = 48;
const NEIGHBOURS = 15;
/** Epochs between two words of progress. */
const REPORT = 10;

/**
 * A map on which near points are near.
 *
 * @param points [n][width].
 * @param onProgress share that is done, in [0, 1].
 * @returns [n][2], row after row; the same for the same points.
 */
export async function umapOf(
  points: readonly Float32Array[],
  onProgress: (share: number) => unknown,
): Promise<Float32Array> {
  // Fewer points have no neighbourhoods: they stand on a line.
  if (points.length < 4) return Float32Array.from({ length: 2 * points.length }, (_, i) => (i % 2 === 0 ? i / 2 : 0));
  const umap = new UMAP({
    nNeighbors: Math.min(NEIGHBOURS, points.length - 1),
    minDist: 0.4,
    random: createRandom(),
  });
  const epochs = umap.initializeFit(principalSubspace(points, DIMENSIONS).map((row) => [...row]));
  for (let epoch = 0; epoch < epochs; epoch++) {
    umap.step();
    if (epoch % REPORT === 0) await onProgress(epoch / epochs);
  }
  return Float32Array.from(umap.getEmbedding().flat());
}

/** Numbers in [0, 1), the same every time. */
function createRandom(): () => number {
  let block = 0;
  let words: ArrayLike<number> = [];
  let at = 0;
  return () => {
    if (at === words.length) {
      words = philox4x32([block++, 0, 0, 0], [0, 0]);
      at = 0;
    }
    return words[at++]! / 2 ** 32;
  };
}
