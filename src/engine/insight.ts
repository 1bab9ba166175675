/** @file The page's side of the insight worker: one worker a question, gone with its answer. */

import { proxy, transfer, wrap, type Remote } from 'comlink';
import { failure, type Result } from '../protocol/failure.ts';
import type { FittedHead } from '../core/judge/head/head.ts';
import type { ProposedPicks } from '../core/pick/proposePicks.ts';
import type { Cloud, HeadQuestion, InsightWorker, NearestPoint, PickCloud } from '../protocol/insight.ts';

/**
 * Clouds are given away: what is a quarter of a gigabyte for a large set is not there twice. Those of `pick` stay, to be asked with again.
 */
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
  head: (question, onProgress, signal) =>
    ask((remote) => remote.head(given(question, question.examples, question.others), proxy(onProgress)), signal),
  pick: (question, signal) => ask((remote) => remote.pick(question), signal),
  frechet: (first, second, signal) =>
    ask((remote) => remote.frechet(given(first, first), given(second, second)), signal),
  nearest: (points, from, signal) => ask((remote) => remote.nearest(given(points, points), from), signal),
  pca: (points, signal) => ask((remote) => remote.pca(given(points, points)), signal),
  umap: (points, onProgress, signal) => ask((remote) => remote.umap(given(points, points), proxy(onProgress)), signal),
};

/** What is asked, with the memory of its clouds. */
const given = <Question>(question: Question, ...clouds: readonly (Cloud | undefined)[]): Question =>
  transfer(
    question,
    clouds.flatMap((cloud) => (cloud ? [cloud.data.buffer] : [])),
  );

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
