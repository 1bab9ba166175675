/** @file One model worker: its methods, and the news of its death. */

import { wrap, type Remote } from 'comlink';
import type { ModelWorker } from '../protocol/models.ts';

export interface ModelLink {
  readonly remote: Remote<ModelWorker>;
  /** Resolves when the worker is gone, whether it crashed, was killed, or was let go. */
  readonly lost: Promise<void>;
  terminate(): void;
}

/** Starts a worker. */
export function linkModels(): ModelLink {
  const worker = new Worker(new URL('../../workers/model.worker.ts', import.meta.url), {
    type: 'module',
    name: 'models',
  });
  const remote = wrap<ModelWorker>(worker);
  let resolve: () => void = () => undefined;
  const lost = new Promise<void>((done) => {
    resolve = done;
  });
  worker.addEventListener('error', () => {
    resolve();
  });
  const lock = `models-${crypto.randomUUID()}`;
  // No event tells of a killed worker; the lock it held is free then.
  void remote.hold(lock).then(() =>
    navigator.locks.request(lock, () => {
      resolve();
    }),
  );
  return {
    remote,
    lost,
    terminate() {
      worker.terminate();
      resolve();
    },
  };
}
