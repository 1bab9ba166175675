/** @file The page's side of the receipt worker: one worker a receipt, gone with its end. */

import { proxy, wrap } from 'comlink';
import { failure, type Result } from '../protocol/failure.ts';
import { whenLost } from './whenLost.ts';
import type { ReceiptFigures, ReceiptNews, ReceiptWork, ReceiptWorker } from '../protocol/receipt.ts';

/** A receipt that is being made. */
export interface Receipting {
  readonly figures: Promise<Result<ReceiptFigures>>;
  /** Rests before the next update, or goes on. */
  rest(resting: boolean): void;
}

/** Trains what a receipt asks for; an aborted one ends its worker. */
export type MakeReceipt = (work: ReceiptWork, onNews: (news: ReceiptNews) => void, signal: AbortSignal) => Receipting;

/**
 * Trains in a worker.
 *
 * @param judge address of the judge's pack, ending in `/`: an arm trains its last blocks.
 */
export const receiptsBy =
  (judge: string): MakeReceipt =>
  (work, onNews, signal) => {
    const worker = new Worker(new URL('../../workers/receipt.worker.ts', import.meta.url), {
      type: 'module',
      name: 'receipt',
    });
    const remote = wrap<ReceiptWorker>(worker);
    const ended = new Promise<Result<ReceiptFigures>>((resolve) => {
      void whenLost(worker, remote).then(() => {
        resolve(failure({ code: 'worker-lost', what: 'receipt' }));
      });
      signal.addEventListener('abort', () => {
        resolve(failure({ code: 'cancelled', what: 'receipt' }));
      });
    });
    return {
      figures: Promise.race([remote.make(work, judge, proxy(onNews)), ended]).finally(() => {
        worker.terminate();
      }),
      rest(resting) {
        void remote.rest(resting);
      },
    };
  };
