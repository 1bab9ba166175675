/** @file What the insight worker does; a failure is a value. */

import { classIndex } from '../../src/core/brands.ts';
import { classCount } from '../../src/core/judge/classMatrix.ts';
import { fittingOverViews } from '../../src/core/judge/head/viewSets.ts';
import { frechetDistance } from '../../src/evaluation/frechet.ts';
import { nearestOthers } from '../../src/evaluation/nearest.ts';
import { principalPlane } from '../../src/evaluation/principalPlane.ts';
import { failureOf } from '../../src/core/failure.ts';
import { failure, success, type Result } from '../../src/protocol/failure.ts';
import { rowsOf, type InsightWorker } from '../../src/protocol/insight.ts';
import { pickAmong } from './pickAmong.ts';
import { umapOf } from './umap.ts';

export function createInsightService(): InsightWorker {
  return {
    head: ({ examples, others, labels, text, mode }, onProgress) =>
      attempt(async () => {
        const views = others ? rowsOf(others) : [];
        const each = views.length / labels.length;
        const seeds = rowsOf(examples).map((embedding, i) => ({
          embedding,
          others: views.slice(i * each, (i + 1) * each),
          label: classIndex(labels[i]!, classCount(text)),
        }));
        const steps = fittingOverViews(seeds, text, { mode, examplesToo: true });
        let next = steps.next();
        for (; next.done !== true; next = steps.next()) await onProgress(next.value);
        return next.value.head;
      }),
    pick: (question) => attempt(() => Promise.resolve(pickAmong(question))),
    frechet: (first, second) => attempt(() => Promise.resolve(frechetDistance(rowsOf(first), rowsOf(second)))),
    nearest: (points, from) => attempt(() => Promise.resolve(nearestOthers(rowsOf(points), from))),
    pca: (points) => attempt(() => Promise.resolve(Float32Array.from(principalPlane(rowsOf(points)).flat()))),
    umap: (points, onProgress) => attempt(() => umapOf(rowsOf(points), onProgress)),
  };
}

async function attempt<Value>(compute: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return success(await compute());
  } catch (error) {
    return failure(failureOf(error));
  }
}
