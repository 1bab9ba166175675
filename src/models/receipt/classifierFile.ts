/** @file The network that somebody leaves with, as an ONNX file. */

import type { RunSeed } from '../../core/brands.ts';
import type { Net } from '../../core/receipt/protocol.ts';
import { writeModel } from '../../onnx/proto/write.ts';
import { TRAINING } from '../../onnx/training/names.ts';
import { trainingStep } from '../../onnx/training/step.ts';
import { trainedModel } from '../../onnx/training/trained.ts';
import type { TrainerState } from '../trainer.ts';
import { untrained } from './training.ts';

/**
 * A trained network from `pixels` [n, 3, side, side] in [0, 1] to `logits` [n, classes].
 *
 * @param net that was trained.
 * @param classes how many there are.
 * @param vectors what its training ended with.
 * @param run of its first weights; they are replaced.
 */
export function classifierFile(net: Net, classes: number, vectors: TrainerState['vectors'], run: RunSeed): Uint8Array {
  const model = untrained(net, classes, run);
  const layout = trainingStep(model, { loss: { kind: 'cross-entropy' }, optimizer: { kind: 'sgd' } });
  return writeModel(
    trainedModel(model, layout, {
      parameters: vectors[TRAINING.parameters]!,
      statistics: vectors[TRAINING.statistics] ?? new Float32Array(),
    }),
  );
}
