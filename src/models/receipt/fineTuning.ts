/** @file The judge's last blocks trained on, from where its closed-form head stands. */

import type { ClassMatrix } from '../../core/judge/classMatrix.ts';
import { learningRateAt } from '../../core/classifiers/schedule.ts';
import { batchAt, type TrainingStreams } from '../../core/receipt/batches.ts';
import { jittersAt } from '../../core/receipt/jitter.ts';
import { targetsOf, type ReceiptPicture } from '../../core/receipt/pictures.ts';
import { FINE_TUNING } from '../../core/receipt/protocol.ts';
import { sizeOf, type Tensor } from '../../core/tensor.ts';
import { HEAD_WEIGHTS, onEmbedding, type LinearHead } from '../../onnx/classifiers/onEmbedding.ts';
import type { Model } from '../../onnx/model.ts';
import type { TrainingOptions } from '../../onnx/training/step.ts';
import { openTrainer } from '../trainer.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { TowerViews } from './tower.ts';
import { learning, readInParts, type Course, type Training, type TrainingCheckpoint } from './learning.ts';

/** What is trained on, from where, how long. */
export interface FineTuningWork extends Course {
  /** How many there are. */
  readonly classes: number;
  readonly streams: TrainingStreams;
  /** Has features of every picture. */
  readonly tower: TowerViews;
  /** The head that it begins with. */
  readonly head: ClassMatrix;
  /** At least one. */
  readonly pictures: readonly ReceiptPicture[];
}

/** The last blocks with a head behind them, and how they are trained. */
export function trainedPart(
  tower: Pick<TowerViews, 'tail' | 'weights'>,
  head: LinearHead,
): { readonly model: Model; readonly training: TrainingOptions } {
  const model = onEmbedding(tower.tail, head);
  const train = [...tower.weights, ...HEAD_WEIGHTS];
  const noDecay = train.filter((name) => (model.graph.initializers.get(name)?.dims.length ?? 0) < 2);
  const { batch, weightDecay, smoothing } = FINE_TUNING;
  return {
    model,
    training: {
      loss: { kind: 'cross-entropy', smoothing },
      optimizer: { kind: 'adamw', weightDecay, noDecay },
      ...{ train, batch },
    },
  };
}

/**
 * Opens a training of the last blocks and the head behind them: AdamW, no decay of what is no kernel or matrix; every picture is seen
 * as it is or mirrored.
 *
 * @param runtime where it runs.
 * @param work what to do.
 * @param from where to go on; default: the beginning.
 * @throws RangeError for no picture, or one without features.
 */
export async function openFineTuning(
  runtime: Runtime,
  work: FineTuningWork,
  from?: TrainingCheckpoint,
): Promise<Training> {
  const { tower, head, streams, pictures, classes } = work;
  if (pictures.length === 0) throw new RangeError('Expected pictures to train with, got none.');
  const { rows, bias, logitScale: scale } = head;
  const { batch, learningRate, warmup } = FINE_TUNING;
  const { model, training } = trainedPart(tower, { rows, scale, ...(bias && { bias }) });
  const trainer = await openTrainer(runtime, model, { ...training, ...(from && { from: from.trainer }) });
  const size = sizeOf(tower.dims);

  function featuresOf(seen: readonly { readonly path: string; readonly mirrored: boolean }[]): Tensor {
    const data = new Float32Array(seen.length * size);
    seen.forEach(({ path, mirrored }, i) => {
      const own = tower.features.get(path);
      if (!own)
        throw new RangeError(`Expected what the judge's first blocks give of ${path}, got nothing; read it first.`);
      data.set(own[mirrored ? 1 : 0], i * size);
    });
    return { dims: [seen.length, ...tower.dims], data };
  }

  const schedule = { kind: 'warmup-cosine', warmup: Math.min(warmup, work.updates), total: work.updates } as const;
  return learning(trainer, work, {
    batchOf(update) {
      const chosen = batchAt(streams, update, batch, pictures.length).map((i) => pictures[i]!);
      const jitters = jittersAt(streams, update, batch);
      const images = featuresOf(chosen.map(({ path }, i) => ({ path, mirrored: jitters[i]!.mirrored })));
      return Promise.resolve({ images, targets: { dims: [batch, classes], data: targetsOf(chosen, classes) } });
    },
    rateAt: (update) => learningRateAt(schedule, learningRate, update),
    read: (those) =>
      readInParts(those, batch, (part) =>
        trainer.evaluate(featuresOf(part.map(({ path }) => ({ path, mirrored: false })))),
      ),
    from,
  });
}
