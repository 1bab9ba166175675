/** @file `train-step/<case>/`: optimiser steps of a small network, every loss and parameter, against PyTorch. */

import { learningRateAt, type Schedule } from '../../../src/core/classifiers/schedule.ts';
import type { Model } from '../../../src/onnx/model.ts';
import { readModel } from '../../../src/onnx/proto/read.ts';
import { writeModel } from '../../../src/onnx/proto/write.ts';
import type { Loss } from '../../../src/onnx/training/loss.ts';
import { nextName, TRAINING } from '../../../src/onnx/training/names.ts';
import type { Optimizer } from '../../../src/onnx/training/optimizer.ts';
import { sliceOf } from '../../../src/onnx/training/slots.ts';
import { trainingStep, type TrainingStep } from '../../../src/onnx/training/step.ts';
import { evaluationGraph } from '../../../src/onnx/training/trained.ts';
import { compare, type Tolerance } from '../compare.ts';
import type { Comparison, Kind } from '../kind.ts';
import type { FloatTensors, Runner } from '../runners/runner.ts';
import {
  floatTensor,
  readBytes,
  readCase,
  type FloatTensor,
  type StoredTensor,
  type StoredTensors,
} from '../stored.ts';

interface StoredStep {
  readonly images: StoredTensor;
  /** Hard labels, or soft targets. */
  readonly labels?: readonly number[];
  readonly targets?: StoredTensor;
  readonly teacher_logits?: StoredTensor;
  readonly learning_rate: number;
  readonly loss: number;
  readonly gradient_norm: number;
  readonly parameters_after?: StoredTensors;
  readonly parameters_after_brief?: Readonly<Record<string, { readonly norm: number; readonly first: number[] }>>;
  readonly running_statistics_after?: StoredTensors;
}

type StoredLoss =
  | { readonly name: 'cross_entropy'; readonly label_smoothing: number }
  | { readonly name: 'soft_cross_entropy' }
  | { readonly name: 'distillation'; readonly alpha: number; readonly temperature: number };

type StoredOptimizer = { readonly lr: number; readonly weight_decay: number; readonly no_decay?: string[] } & (
  | { readonly name: 'sgd'; readonly momentum: number; readonly nesterov: boolean }
  | { readonly name: 'adamw'; readonly betas: [number, number]; readonly eps: number }
);

interface StoredSchedule {
  readonly name: 'warmup_cosine';
  readonly warmup_steps: number;
  readonly total_steps: number;
  readonly min_factor: number;
}

interface TrainCase {
  readonly classes: number;
  readonly parameters: readonly string[];
  readonly loss: StoredLoss;
  readonly optimizer: StoredOptimizer;
  readonly schedule: StoredSchedule | null;
  readonly first_gradients: StoredTensors;
  readonly steps: readonly StoredStep[];
  readonly final_parameters: StoredTensors;
  readonly evaluation: { readonly images: StoredTensor; readonly logits: StoredTensor };
  readonly tolerance: Readonly<
    Record<'loss' | 'parameters' | 'running_statistics' | 'gradients' | 'logits', Tolerance>
  >;
}

export const trainStep: Kind = {
  kind: 'train-step',
  async *check(folder, { runner }) {
    const stored = await readCase<TrainCase>(folder);
    const model = readModel(await readBytes(folder, 'model.onnx'));
    const training = { loss: lossOf(stored.loss), optimizer: optimizerOf(stored.optimizer), train: stored.parameters };
    yield* firstGradients(stored, model, training.loss, runner);
    const step = trainingStep(model, training);
    const bytes = writeModel(step.model);
    let vectors = initialVectors(step);
    for (const [t, given] of stored.steps.entries()) {
      yield* rateOf(stored, given, t);
      const feeds = { ...vectors, ...batchOf(given, model, stored.classes) };
      const carried = Object.keys(vectors);
      const wanted = [TRAINING.loss, TRAINING.gradientNorm, ...carried.map(nextName)];
      const { outputs } = await runner.run(bytes, feeds, wanted);
      vectors = Object.fromEntries(carried.map((name) => [name, outputs[nextName(name)]!]));
      const { loss, gradients } = stored.tolerance;
      yield compare(`loss ${t}`, outputs[TRAINING.loss]!.data, [given.loss], loss);
      yield compare(`gradient norm ${t}`, outputs[TRAINING.gradientNorm]!.data, [given.gradient_norm], gradients);
      yield* weightsAfter(stored, step, given, vectors, t);
    }
    for (const slot of step.parameters) {
      const reference = floatTensor(stored.final_parameters[slot.name]!).data;
      const values = sliceOf(vectors[TRAINING.parameters]!.data, slot);
      yield compare(`final ${slot.name}`, values, reference, stored.tolerance.parameters);
    }
    yield* evaluated(stored, model, step, vectors, runner);
  },
};

/** Plain gradient descent with a rate of 1 leaves p - g. */
async function* firstGradients(stored: TrainCase, model: Model, loss: Loss, runner: Runner): AsyncIterable<Comparison> {
  const step = trainingStep(model, { loss, optimizer: { kind: 'sgd' }, train: stored.parameters });
  const feeds = { ...initialVectors(step), ...batchOf(stored.steps[0]!, model, stored.classes), ...rate(1) };
  const name = nextName(TRAINING.parameters);
  const { outputs } = await runner.run(writeModel(step.model), feeds, [name]);
  const gradient = step.initial.parameters.map((value, i) => value - outputs[name]!.data[i]!);
  for (const slot of step.parameters) {
    const reference = floatTensor(stored.first_gradients[slot.name]!).data;
    yield compare(`first gradient of ${slot.name}`, sliceOf(gradient, slot), reference, stored.tolerance.gradients);
  }
}

function* rateOf({ schedule, optimizer }: TrainCase, step: StoredStep, t: number): Iterable<Comparison> {
  if (schedule === null) return;
  const { warmup_steps: warmup, total_steps: total, min_factor: floor } = schedule;
  const own: Schedule = { kind: 'warmup-cosine', warmup, total, floor };
  yield compare(`rate ${t}`, [learningRateAt(own, optimizer.lr, t)], [step.learning_rate], { rtol: 1e-9, atol: 1e-12 });
}

function* weightsAfter(
  { tolerance }: TrainCase,
  step: TrainingStep,
  given: StoredStep,
  vectors: FloatTensors,
  t: number,
): Iterable<Comparison> {
  for (const slot of step.parameters) {
    const values = sliceOf(vectors[TRAINING.parameters]!.data, slot);
    const whole = given.parameters_after?.[slot.name];
    const brief = given.parameters_after_brief?.[slot.name];
    const quantity = `${slot.name} after ${t}`;
    if (whole) yield compare(quantity, values, floatTensor(whole).data, tolerance.parameters);
    if (brief) {
      yield compare(quantity, values.subarray(0, brief.first.length), brief.first, tolerance.parameters);
      yield compare(`length of ${quantity}`, [Math.hypot(...values)], [brief.norm], tolerance.parameters);
    }
  }
  for (const slot of step.statistics) {
    const reference = floatTensor(given.running_statistics_after![slot.name]!).data;
    const values = sliceOf(vectors[TRAINING.statistics]!.data, slot);
    yield compare(`${slot.name} after ${t}`, values, reference, tolerance.running_statistics);
  }
}

async function* evaluated(
  { evaluation, tolerance }: TrainCase,
  model: Model,
  step: TrainingStep,
  vectors: FloatTensors,
  runner: Runner,
): AsyncIterable<Comparison> {
  const graph = evaluationGraph(model, step);
  const [input, output] = [model.graph.inputs[0]!.name, model.graph.outputs[0]!.name];
  const read = [TRAINING.parameters, TRAINING.statistics].filter((name) => vectors[name] !== undefined);
  const weights = Object.fromEntries(read.map((name) => [name, vectors[name]!]));
  const feeds = { ...weights, [input]: floatTensor(evaluation.images) };
  const { outputs } = await runner.run(writeModel(graph), feeds, [output]);
  yield compare('evaluation', outputs[output]!.data, floatTensor(evaluation.logits).data, tolerance.logits);
}

const vectorOf = (data: Float32Array): FloatTensor => ({ dims: [data.length], data });

function initialVectors({ initial, state }: TrainingStep): FloatTensors {
  const states = state.map(({ name, length }) => [name, vectorOf(new Float32Array(length))] as const);
  return {
    [TRAINING.parameters]: vectorOf(initial.parameters),
    ...(initial.statistics.length > 0 ? { [TRAINING.statistics]: vectorOf(initial.statistics) } : {}),
    ...Object.fromEntries(states),
  };
}

const rate = (value: number): FloatTensors => ({ [TRAINING.rate]: { dims: [], data: Float32Array.of(value) } });

function batchOf(step: StoredStep, model: Model, classes: number): FloatTensors {
  const images = floatTensor(step.images);
  const hard = (labels: readonly number[]): FloatTensor => {
    const data = new Float32Array(labels.length * classes);
    labels.forEach((label, i) => {
      data[i * classes + label] = 1;
    });
    return { dims: [labels.length, classes], data };
  };
  return {
    [model.graph.inputs[0]!.name]: images,
    [TRAINING.targets]: step.targets ? floatTensor(step.targets) : hard(step.labels!),
    ...(step.teacher_logits ? { [TRAINING.teacher]: floatTensor(step.teacher_logits) } : {}),
    ...rate(step.learning_rate),
  };
}

function lossOf(stored: StoredLoss): Loss {
  switch (stored.name) {
    case 'cross_entropy':
      return { kind: 'cross-entropy', smoothing: stored.label_smoothing };
    case 'soft_cross_entropy':
      return { kind: 'cross-entropy' };
    case 'distillation':
      return { kind: 'distillation', alpha: stored.alpha, temperature: stored.temperature };
    default:
      return stored satisfies never;
  }
}

function optimizerOf(stored: StoredOptimizer): Optimizer {
  const common = { weightDecay: stored.weight_decay, noDecay: stored.no_decay ?? [] };
  switch (stored.name) {
    case 'sgd':
      return { kind: 'sgd', momentum: stored.momentum, nesterov: stored.nesterov, ...common };
    case 'adamw':
      return { kind: 'adamw', betas: stored.betas, epsilon: stored.eps, ...common };
    default:
      return stored satisfies never;
  }
}
