/** @file What the insight worker does; a failure is a value. */

import { frechetDistance } from '../../src/evaluation/frechet.ts';
import { nearestOthers } from '../../src/evaluation/nearest.ts';
import { principalPlane } from '../../src/evaluation/principalPlane.ts';
import { failureOf, success, type Result } from '../../src/protocol/failure.ts';
import { rowsOf, type InsightWorker } from '../../src/protocol/insight.ts';
import { umapOf } from './umap.ts';

export function createInsightService(): InsightWorker {
  return {
    frechet: (first, second) => attempt(() => Promise.resolve(frechetDistance(rowsOf(first), rowsOf(second)))),
    nearest: (points) => attempt(() => Promise.resolve(nearestOthers(rowsOf(points)))),
    pca: (points) => attempt(() => Promise.resolve(Float32Array.from(principalPlane(rowsOf(points)).flat()))),
    umap: (points, onProgress) => attempt(() => umapOf(rowsOf(points), onProgress)),
  };
}

async function attempt<Value>(compute: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return success(await compute());
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}
