/** @file One training of a receipt: a network from nothing, update by update, with looks at what is held out. */

import type { RunSeed } from '../../core/brands.ts';
import { learningRateAt, type Schedule } from '../../core/classifiers/schedule.ts';
import type { MethodId } from '../../core/methods/table.ts';
import { batchAt, type TrainingStreams } from '../../core/receipt/batches.ts';
import { jitterInto, jittersAt } from '../../core/receipt/jitter.ts';
import { frequencyShift } from '../../core/receipt/longTail.ts';
import { changedBy } from '../../core/receipt/online.ts';
import { targetsOf, type ReceiptPicture } from '../../core/receipt/pictures.ts';
import { MOMENTUM, type Net, type Rates } from '../../core/receipt/protocol.ts';
import type { Tensor } from '../../core/tensor.ts';
import { classifierModel } from '../../onnx/classifiers/classifier.ts';
import type { Model } from '../../onnx/model.ts';
import { openTrainer, type TrainerOptions } from '../trainer.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { learning, readInParts, type Reading, type Training, type TrainingCheckpoint } from './learning.ts';

/** A picture that trains. */
export interface TrainingPicture extends ReceiptPicture {
  /** What a teacher reads in it: half of its label; `null` without one. */
  readonly teacher: Float32Array | null;
}

/** What is trained, on what, how long. */
export interface TrainingWork {
  readonly net: Net;
  /** How many there are. */
  readonly classes: number;
  readonly streams: TrainingStreams;
  /** At least one. */
  readonly pictures: readonly TrainingPicture[];
  readonly updates: number;
  /** Of the learning rate, over the updates. */
  readonly schedule: Schedule;
  readonly rates: Rates;
  /** Pictures of an update. */
  readonly batch: number;
  /** Changes every picture anew; `null` for none. */
  readonly online: MethodId | null;
  /** Whether the softmax knows how frequent classes are. */
  readonly balanced: boolean;
  readonly heldOut: readonly ReceiptPicture[];
  /** Numbers of updates after which it looks at what is held out, rising. */
  readonly looks: readonly number[];
}

/** The untrained network of a run: the same seed gives the same first weights to every arm. */
export const untrained = ({ kind, side, width }: Net, classes: number, run: RunSeed): Model =>
  classifierModel({ kind, side, classes, width }, run);

/** How a network of a work is trained. */
function optionsOf({ classes, pictures, rates, batch, balanced }: TrainingWork): TrainerOptions {
  return {
    loss: {
      kind: 'cross-entropy',
      ...(balanced && { shift: frequencyShift(targetsOf(pictures, classes), classes) }),
    },
    optimizer: { kind: 'sgd', momentum: MOMENTUM, nesterov: true, weightDecay: rates.weightDecay },
    batch,
  };
}

/**
 * Opens a training.
 *
 * @param runtime where it runs.
 * @param work what to do.
 * @param from where to go on; default: the beginning.
 * @throws RangeError for no picture; Error where the runtime cannot load the network.
 */
export async function openTraining(runtime: Runtime, work: TrainingWork, from?: TrainingCheckpoint): Promise<Training> {
  const { net, classes, streams, pictures, batch, online } = work;
  if (pictures.length === 0) throw new RangeError('Expected pictures to train with, got none.');
  const model = untrained(net, classes, streams.runSeed);
  const trainer = await openTrainer(runtime, model, { ...optionsOf(work), ...(from && { from: from.trainer }) });
  const area = 3 * net.side ** 2;
  const dims = [batch, 3, net.side, net.side];
  async function batchOf(update: number): Promise<{ images: Tensor; targets: Tensor }> {
    const chosen = batchAt(streams, update, batch, pictures.length).map((i) => pictures[i]!);
    const seen: (Pick<TrainingPicture, 'label' | 'soft' | 'pixels'> & { teacher: Float32Array | null })[] = [];
    for (const [i, picture] of chosen.entries()) {
      const where = { streams, number: update * batch + i, among: pictures };
      const changed = online === null ? picture : await changedBy(online, picture, net.side, classes, where);
      seen.push({ ...changed, teacher: picture.teacher });
    }
    const data = new Float32Array(batch * area);
    jittersAt(streams, update, batch).forEach((jitter, i) => {
      jitterInto(seen[i]!.pixels, net.side, jitter, data.subarray(i * area, (i + 1) * area));
    });
    return { images: { dims, data }, targets: { dims: [batch, classes], data: targetsOf(seen, classes) } };
  }

  return learning(trainer, work, {
    batchOf,
    rateAt: (update) => learningRateAt(work.schedule, work.rates.learningRate, update),
    read: (those) => readBy((images) => trainer.evaluate(images), those, net.side, batch),
    from,
  });
}

/**
 * What a network reads in pictures, a batch at a time.
 *
 * @param evaluate gives logits, [n, classes], for images [n, 3, side, side] in [0, 1].
 */
export function readBy(
  evaluate: (images: Tensor) => Promise<Tensor>,
  pictures: readonly ReceiptPicture[],
  side: number,
  batch: number,
): Promise<Reading> {
  const area = 3 * side ** 2;
  return readInParts(pictures, batch, (part) => {
    const data = new Float32Array(part.length * area);
    part.forEach(({ pixels }, i) => {
      for (let j = 0; j < area; j++) data[i * area + j] = pixels[j]! / 255;
    });
    return evaluate({ dims: [part.length, 3, side, side], data });
  });
}
