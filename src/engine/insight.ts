/** @file The page's side of the insight worker: one worker a question, gone with its answer. */

import { proxy, wrap, type Remote } from 'comlink';
import { failure, type Result } from '../protocol/failure.ts';
import type { FittedHead } from '../core/judge/head/head.ts';
import type { ProposedPicks } from '../core/pick/proposePicks.ts';
import type { Cloud, HeadQuestion, InsightWorker, NearestPoint, PickCloud } from '../protocol/insight.ts';

export interface Analysis {
  head(question: HeadQuestion, onProgress: (share: number) => void, signal: AbortSignal): Promise<Result<FittedHead>>;
  pick(question: PickCloud, signal: AbortSignal): Promise<Result<ProposedPicks>>;
  frechet(first: Cloud, second: Cloud, signal: AbortSignal): Promise<Result<number>>;
  nearest(points: Cloud, from: number, signal: AbortSignal): Promise<Result<readonly (NearestPoint | null)[]>>;
  pca(points: Cloud, signal: AbortSignal): Promise<Result<Float32Array>>;
  umap(points: Cloud, onProgress: (share: number) => void, signal: AbortSignal): Promise<Result<Float32Array>>;
}

/** Answers from workers; an aborted question ends its worker. */
export const analysis: Analysis = {
  head: (question, onProgress, signal) => ask((remote) => remote.head(question, proxy(onProgress)), signal),
  pick: (question, signal) => ask((remote) => remote.pick(question), signal),
  frechet: (first, second, signal) => ask((remote) => remote.frechet(first, second), signal),
  nearest: (points, from, signal) => ask((remote) => remote.nearest(points, from), signal),
  pca: (points, signal) => ask((remote) => remote.pca(points), signal),
  umap: (points, onProgress, signal) => ask((remote) => remote.umap(points, proxy(onProgress)), signal),
};

async function ask<Value>(
  question: (remote: Remote<InsightWorker>) => Promise<Result<Value>>,
  signal: AbortSignal,
): Promise<Result<Value>> {
  if (signal.aborted) return cancelled;
  const worker = new Worker(new URL('../../workers/insight.worker.ts', import.meta.url), {
    type: 'module',
    name: 'insight',
  });
  const ended = new Promise<Result<Value>>((resolve) => {
    worker.addEventListener('error', () => {
      resolve(failure({ code: 'worker-lost', what: 'computation' }));
    });
    signal.addEventListener('abort', () => {
      resolve(cancelled);
    });
  });
  try {
    return await Promise.race([question(wrap<InsightWorker>(worker)), ended]);
  } finally {
    worker.terminate();
  }
}

const cancelled = failure({ code: 'cancelled', what: 'computation' });
