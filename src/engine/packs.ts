/** @file The page's side of keeping packs: one worker a question, gone with its answer; what it was at is gone on with later. */

import { proxy, wrap, type Remote } from 'comlink';
import type { AdaptationAsked, AdaptationNews, AdaptationWorker, AdaptedPrior } from '../protocol/adaptation.ts';
import type { PackPlaces } from '../packs/place.ts';
import { failure, type Result } from '../protocol/failure.ts';
import type { AddAnswer, GivenFiles, PackProgress, PackWorker, ShelvedPack, ToldOfPack } from '../protocol/packs.ts';
import { whenLost } from './whenLost.ts';

export interface PackKeeper {
  /** What there is to choose: those that come with the page first. */
  list(): Promise<Result<readonly ShelvedPack[]>>;
  /** Fetches, makes and tries a preset; an aborted download is gone on with at the next. */
  add(preset: string, onProgress: (progress: PackProgress) => void, signal: AbortSignal): Promise<Result<AddAnswer>>;
  /** Makes a pack of the person's own files, and tries it. */
  make(
    given: GivenFiles,
    told: ToldOfPack,
    onProgress: (progress: PackProgress) => void,
    signal: AbortSignal,
  ): Promise<Result<AddAnswer>>;
  remove(key: string): Promise<Result<null>>;
  /** Adapts a prior to seeds; an aborted one is gone on with from its last look. */
  adapt(
    asked: AdaptationAsked,
    onNews: (news: AdaptationNews) => void,
    signal: AbortSignal,
  ): Promise<Result<AdaptedPrior>>;
}

/**
 * Packs by workers.
 *
 * @param own where those lie that come with the page.
 * @param hub address of the hub of presets, ending in `/`.
 */
export function createPackKeeper(own: PackPlaces, hub: string): PackKeeper {
  const ever = new AbortController().signal;
  return {
    list: () => ask((remote) => remote.listPacks(own), ever),
    add: (preset, onProgress, signal) => ask((remote) => remote.addPack(preset, hub, proxy(onProgress)), signal),
    make: (given, told, onProgress, signal) => ask((remote) => remote.makePack(given, told, proxy(onProgress)), signal),
    remove: (key) => ask((remote) => remote.removePack(key), ever),
    adapt: (asked, onNews, signal) => ask((remote) => remote.adaptPrior(asked, proxy(onNews)), signal),
  };
}

async function ask<Value>(
  question: (remote: Remote<PackWorker & AdaptationWorker>) => Promise<Result<Value>>,
  signal: AbortSignal,
): Promise<Result<Value>> {
  const worker = new Worker(new URL('../../workers/model.worker.ts', import.meta.url), {
    type: 'module',
    name: 'packs',
  });
  const remote = wrap<PackWorker & AdaptationWorker>(worker);
  const cancelled = new Promise<Result<Value>>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(failure({ code: 'cancelled', what: 'job' }));
    });
  });
  const lost = whenLost(worker, remote).then(() => failure({ code: 'worker-lost', what: 'models' }));
  try {
    return await Promise.race([question(remote), lost, cancelled]);
  } finally {
    worker.terminate();
  }
}
