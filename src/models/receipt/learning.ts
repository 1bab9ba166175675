/** @file A training of a receipt as it goes, whatever it trains: update by update, with looks at what is held out. */

import { argmax } from '../../core/reals.ts';
import { logSoftmax } from '../../core/judge/probabilities.ts';
import type { ReceiptPicture } from '../../core/receipt/pictures.ts';
import type { CurvePoint } from '../../core/receipt/receipt.ts';
import type { Tensor } from '../../core/tensor.ts';
import type { Trainer, TrainerState } from '../trainer.ts';

/** Where a training stands: going on from it gives the same numbers as never having stopped. */
export interface TrainingCheckpoint {
  readonly trainer: TrainerState;
  readonly curve: readonly CurvePoint[];
  /** Sum of the losses since the last point, and of how many updates. */
  readonly since: { readonly sum: number; readonly count: number };
}

/** What a classifier reads in some pictures. */
export interface Reading {
  /** Indices of classes. */
  readonly read: readonly number[];
  /** Mean negative log-likelihood of their labels, in nats. */
  readonly nll: number;
}

export interface Training {
  /** Updates that were taken. */
  readonly update: number;
  readonly finished: boolean;
  readonly curve: readonly CurvePoint[];
  /** Takes one update, and looks at what is held out where that is due; returns the loss before the update. */
  step(): Promise<number>;
  /** What the network reads as it is now. */
  read(pictures: readonly ReceiptPicture[]): Promise<Reading>;
  checkpoint(): Promise<TrainingCheckpoint>;
  /** The network as an ONNX file. */
  export(): Promise<Uint8Array>;
  release(): Promise<void>;
}

/** How long a training goes on, and when it looks at what is held out. */
export interface Course {
  readonly updates: number;
  readonly heldOut: readonly ReceiptPicture[];
  /** Numbers of updates after which it looks at what is held out, rising. */
  readonly looks: readonly number[];
}

/** What trainings do each in their way. */
export interface Ways {
  /** What an update takes. */
  batchOf(update: number): Promise<{ readonly images: Tensor; readonly targets: Tensor }>;
  /** Its learning rate. */
  rateAt(update: number): number;
  /** What the network reads as it is now. */
  read(pictures: readonly ReceiptPicture[]): Promise<Reading>;
  /** Where to go on; `undefined` for the beginning. */
  readonly from: TrainingCheckpoint | undefined;
}

/**
 * A training over a trainer.
 *
 * @param trainer at rest, or where the checkpoint says.
 * @param course how long.
 * @param ways what it does.
 */
export function learning(trainer: Trainer, { updates, heldOut, looks }: Course, ways: Ways): Training {
  const curve: CurvePoint[] = [...(ways.from?.curve ?? [])];
  let since = { ...(ways.from?.since ?? { sum: 0, count: 0 }) };
  return {
    get update() {
      return trainer.steps;
    },
    get finished() {
      return trainer.steps >= updates;
    },
    curve,
    async step() {
      const update = trainer.steps;
      const { images, targets } = await ways.batchOf(update);
      const loss = await trainer.step(images, targets, ways.rateAt(update));
      since = { sum: since.sum + loss, count: since.count + 1 };
      if (looks.includes(update + 1)) {
        const { read } = await ways.read(heldOut);
        const right = heldOut.filter(({ label }, i) => label === read[i]).length;
        curve.push({ update: update + 1, loss: since.sum / since.count, accuracy: right / heldOut.length });
        since = { sum: 0, count: 0 };
      }
      return loss;
    },
    read: (pictures) => ways.read(pictures),
    checkpoint: async () => ({ trainer: await trainer.state(), curve: [...curve], since }),
    export: () => trainer.export(),
    release: () => trainer.release(),
  };
}

/**
 * What a network reads in pictures, a part at a time.
 *
 * @param pictures to be read.
 * @param size pictures of a part.
 * @param logitsOf gives logits, [n, classes], of a part.
 */
export async function readInParts(
  pictures: readonly ReceiptPicture[],
  size: number,
  logitsOf: (part: readonly ReceiptPicture[]) => Promise<Tensor>,
): Promise<Reading> {
  const read: number[] = [];
  let nll = 0;
  for (let start = 0; start < pictures.length; start += size) {
    const part = pictures.slice(start, start + size);
    const logits = await logitsOf(part);
    const classes = logits.dims[1]!;
    part.forEach(({ label }, i) => {
      const logs = logSoftmax(Float64Array.from(logits.data.subarray(i * classes, (i + 1) * classes)));
      read.push(argmax(logs));
      nll -= logs[label]!;
    });
  }
  return { read, nll: nll / pictures.length };
}
