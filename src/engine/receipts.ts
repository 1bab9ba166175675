/** @file The page's side of the receipt worker: one worker a receipt or a classifier to pack, gone with its end. */

import { proxy, wrap } from 'comlink';
import type { PackPlace } from '../packs/place.ts';
import { failure, type Result } from '../protocol/failure.ts';
import { whenLost } from './whenLost.ts';
import type { ClassifierAsked, MadeReceipt, ReceiptNews, ReceiptWork, ReceiptWorker } from '../protocol/receipt.ts';

/** A receipt that is being made. */
export interface Receipting {
  readonly made: Promise<Result<MadeReceipt>>;
  /** Rests before the next update, or goes on. */
  rest(resting: boolean): void;
}

/** Trains what a receipt asks for; an aborted one ends its worker. */
export type MakeReceipt = (work: ReceiptWork, onNews: (news: ReceiptNews) => void, signal: AbortSignal) => Receipting;

/** Packs a trained network with its labels, its page and how to use it, as a zip. */
export type PackClassifier = (asked: ClassifierAsked) => Promise<Result<Blob>>;

function start() {
  const worker = new Worker(new URL('../../workers/receipt.worker.ts', import.meta.url), {
    type: 'module',
    name: 'receipt',
  });
  return { worker, remote: wrap<ReceiptWorker>(worker) };
}

/** Packs in a worker: the runtime that the page of a classifier brings along takes a second to compress. */
export const packClassifier: PackClassifier = (asked) => {
  const { worker, remote } = start();
  const lost = whenLost(worker, remote).then(() => failure({ code: 'worker-lost', what: 'receipt' }));
  return Promise.race([remote.pack(asked), lost]).finally(() => {
    worker.terminate();
  });
};

/**
 * Trains in a worker.
 *
 * @param judge gives the place of the judge's pack: an arm trains its last blocks.
 */
export const receiptsBy =
  (judge: () => PackPlace): MakeReceipt =>
  (work, onNews, signal) => {
    const { worker, remote } = start();
    const ended = new Promise<Result<MadeReceipt>>((resolve) => {
      void whenLost(worker, remote).then(() => {
        resolve(failure({ code: 'worker-lost', what: 'receipt' }));
      });
      signal.addEventListener('abort', () => {
        resolve(failure({ code: 'cancelled', what: 'receipt' }));
      });
    });
    return {
      made: Promise.race([remote.make(work, judge(), proxy(onNews)), ended]).finally(() => {
        worker.terminate();
      }),
      rest(resting) {
        void remote.rest(resting);
      },
    };
  };
