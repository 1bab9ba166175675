/** @file The network that somebody leaves with, as an ONNX file. */

import { armOf } from '../../core/receipt/arms.ts';
import { frameMap } from '../../core/image/framing.ts';
import { CLASSIFIER } from '../../onnx/classifiers/layers.ts';
import { compose } from '../../onnx/compose.ts';
import type { Model } from '../../onnx/model.ts';
import { pixelGraph } from '../../onnx/pieces/pixels.ts';
import { writeModel } from '../../onnx/proto/write.ts';
import { TRAINING } from '../../onnx/training/names.ts';
import { trainingStep, type TrainingOptions } from '../../onnx/training/step.ts';
import { trainedModel } from '../../onnx/training/trained.ts';
import type { TrainerState } from '../trainer.ts';
import type { HandedOut, ReceiptData, ReceiptRequest } from './data.ts';
import { trainedPart } from './fineTuning.ts';
import type { TowerViews } from './tower.ts';
import { untrained } from './training.ts';

/**
 * A trained network from `pixels` [n, 3, side, side] in [0, 1] to `logits` [n, classes]. Its side is that of the request's network; a
 * judge that was trained on takes the squares that pictures were before, and prepares them itself.
 *
 * @param handed whose it is, and what its training ended with.
 * @param request that trained it.
 * @param data that it learnt from.
 * @param square side of those squares, in pixels.
 * @throws RangeError where the judge's tower takes more than a picture.
 */
export function classifierFile(
  { arm, vectors }: HandedOut,
  { net, seed }: Pick<ReceiptRequest, 'net' | 'seed'>,
  { classes, tower }: Pick<ReceiptData, 'classes' | 'tower'>,
  square: number,
): Uint8Array {
  if (armOf(arm)?.work.kind === 'fine-tuned' && tower) {
    return writeModel(wholeTower(tower, classes.length, vectors, square));
  }
  const options = { loss: { kind: 'cross-entropy' }, optimizer: { kind: 'sgd' } } as const;
  return writeModel(withVectors(untrained(net, classes.length, seed), options, vectors));
}

function withVectors(model: Model, options: TrainingOptions, vectors: TrainerState['vectors']): Model {
  return trainedModel(model, trainingStep(model, options), {
    parameters: vectors[TRAINING.parameters]!,
    statistics: vectors[TRAINING.statistics] ?? new Float32Array(),
  });
}

/** Pixels, the judge's preprocessing, its first blocks, and the trained ones with their head. */
function wholeTower(tower: TowerViews, classes: number, vectors: TrainerState['vectors'], square: number): Model {
  const { front, framing, toInput } = tower.entrance;
  const [input, ...others] = front.graph.inputs;
  if (!input || others.length > 0) {
    const names = front.graph.inputs.map(({ name }) => `"${name}"`).join(', ');
    throw new RangeError(`Expected the judge's tower to take a picture alone, got the inputs ${names}.`);
  }
  const framed = 'framed';
  const prepared = pixelGraph(
    [square, square],
    [{ kind: 'frame', map: frameMap(square, square, framing) }, { kind: 'clamp' }, { kind: 'affine', affine: toInput }],
    { from: CLASSIFIER.input, to: framed },
  );
  // The head's first values are replaced.
  const rows = Array.from({ length: classes }, () => new Float32Array(tower.width));
  const { model, training } = trainedPart(tower, { rows, scale: 1 });
  const cut = front.graph.outputs[0]!.name;
  const seen = compose(prepared, front, { connect: { [input.name]: framed } });
  return compose(seen, withVectors(model, training, vectors), { connect: { [cut]: cut } });
}
