/** @file A receipt's worker without training: it is told what to tell, and when it is finished. */

import type { ReceiptRun } from '../core/receipt/receipt.ts';
import type { MakeReceipt } from '../engine/receipts.ts';
import type { Failure } from '../core/failure.ts';
import { failure, success, type Result } from '../protocol/failure.ts';
import type { MadeReceipt, ReceiptNews, ReceiptWork } from '../protocol/receipt.ts';

/** A training that ends with an accuracy. */
export const trained = (accuracy: number): ReceiptRun => ({ seed: 0, accuracy, confusion: [[1, 0], [0, 1]], curve: [] }); // prettier-ignore

/** A worker that trains when it is told to. */
export function fakeTrainer() {
  const works: ReceiptWork[] = [];
  const rests: boolean[] = [];
  let asked: (work: ReceiptWork) => void = () => undefined;
  let tell: (news: ReceiptNews) => void = () => undefined;
  let signal: AbortSignal | null = null;
  let answer: (made: Result<MadeReceipt>) => void = () => undefined;
  const makeReceipt: MakeReceipt = (work, onNews, aborted) => {
    works.push(work);
    asked(work);
    tell = onNews;
    signal = aborted;
    const made = new Promise<Result<MadeReceipt>>((resolve) => (answer = resolve));
    return { made, rest: (resting) => void rests.push(resting) };
  };
  return {
    ...{ works, rests, makeReceipt },
    /** The next work. */
    next: () => new Promise<ReceiptWork>((resolve) => (asked = resolve)),
    tell: (news: ReceiptNews) => {
      tell(news);
    },
    /** The worker is gone. */
    fail: (why: Failure) => {
      answer(failure(why));
    },
    stopped: () => signal?.aborted ?? false,
    /** @param classifier bytes of the network that the person may keep; default: none. */
    finish(classifier: Uint8Array | null = null) {
      const { asked } = works.at(-1)!;
      const { seed, repeats, test, net, batch, variants } = asked;
      const length = { kind: 'updates', updates: 200, found: false } as const;
      answer(
        success({
          ...{ device: 'wasm', ratios: [], robustness: [], longTail: null },
          classifier: classifier && { arm: asked.arms.at(-1)!, model: classifier },
          protocol: { seed, repeats, test, length, net, batch, variants, tuned: false },
          arms: asked.arms.map((arm) => ({
            ...{ arm, pictures: 4, updates: 200, rates: null, mean: 0.5, spread: null },
            runs: [trained(0.5)],
          })),
        }),
      );
    },
  };
}
