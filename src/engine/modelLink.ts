/** @file One model worker: its methods, and the news of its death. */

import { wrap, type Remote } from 'comlink';
import type { ModelWorker } from '../protocol/models.ts';
import { whenLost } from './whenLost.ts';

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
  let letGo: () => void = () => undefined;
  const dismissed = new Promise<void>((done) => {
    letGo = done;
  });
  return {
    remote,
    lost: Promise.race([whenLost(worker, remote), dismissed]),
    terminate() {
      worker.terminate();
      letGo();
    },
  };
}
