/** @file Training steps in tests: run by the WASM runtime in Node, with their vectors handed from step to step. */

import { runSeed } from '../core/brands.ts';
import { Layers } from '../onnx/classifiers/layers.ts';
import { DataType } from '../onnx/dataType.ts';
import type { Model } from '../onnx/model.ts';
import { nextName, TRAINING } from '../onnx/training/names.ts';
import { sliceOf } from '../onnx/training/slots.ts';
import type { TrainingOptions, TrainingStep } from '../onnx/training/step.ts';
import { trainingStep } from '../onnx/training/step.ts';
import type { FloatTensor, FloatTensors } from './gradients.ts';
import { load } from './gradients.ts';
import { wave } from './graphs.ts';

export const scalarOf = (value: number): FloatTensor => ({ dims: [], data: Float32Array.of(value) });
export const vectorOf = (data: Float32Array): FloatTensor => ({ dims: [data.length], data });

/** A tensor of numbers without a pattern. */
export const waves = (dims: readonly number[], phase = 0): FloatTensor => ({
  dims,
  data: wave(
    dims.reduce((a, b) => a * b, 1),
    phase,
  ),
});

/** Hard labels as rows. */
export function oneHot(labels: readonly number[], classes: number): FloatTensor {
  const data = new Float32Array(labels.length * classes);
  for (const [i, label] of labels.entries()) data[i * classes + label] = 1;
  return { dims: [labels.length, classes], data };
}

/** The vectors that a step begins with. */
export const beginning = ({ initial, state }: TrainingStep): FloatTensors => ({
  [TRAINING.parameters]: vectorOf(initial.parameters),
  ...(initial.statistics.length > 0 ? { [TRAINING.statistics]: vectorOf(initial.statistics) } : {}),
  ...Object.fromEntries(state.map(({ name, length }) => [name, vectorOf(new Float32Array(length))])),
});

/** The gradient of every trained weight: plain descent with a rate of 1 leaves p - g. */
export async function gradientsOf(
  model: Model,
  options: Omit<TrainingOptions, 'optimizer'>,
  batch: FloatTensors,
): Promise<{ readonly loss: number; readonly gradients: ReadonlyMap<string, Float32Array>; readonly norm: number }> {
  const step = trainingStep(model, { ...options, optimizer: { kind: 'sgd' } });
  const session = await load(step.model);
  try {
    const outputs = await session.run({ ...beginning(step), ...batch, [TRAINING.rate]: scalarOf(1) });
    const after = outputs[nextName(TRAINING.parameters)]!.data;
    const gradient = step.initial.parameters.map((value, i) => value - after[i]!);
    return {
      loss: outputs[TRAINING.loss]!.data[0]!,
      norm: outputs[TRAINING.gradientNorm]!.data[0]!,
      gradients: new Map(step.parameters.map((slot) => [slot.name, sliceOf(gradient, slot)])),
    };
  } finally {
    await session.release();
  }
}

/** A small network over images x [n, 2, 6, 6] to three logits, made by the layers that a test asks for. */
export function smallNet(body: (layers: Layers, x: string) => string, seed = 3): Model {
  const layers = new Layers([{ name: 'x', elementType: DataType.Float, shape: ['batch', 2, 6, 6] }], runSeed(seed));
  const value = body(layers, 'x');
  return layers.model('small', value, { name: 'logits', elementType: DataType.Float, shape: ['batch', 3] });
}
