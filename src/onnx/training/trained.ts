import { DataType } from '../dataType.ts';
import { Emitter } from '../emitter.ts';
import type { Model, TensorData, ValueInfo } from '../model.ts';
import { liftConstants } from '../prepare/constants.ts';
import { upcast } from '../prepare/upcast.ts';
import { liftWeights } from '../prepare/weights.ts';
import { floatTensor } from '../tensor.ts';
import { simplify } from '../vjp.ts';
import { TRAINING } from './names.ts';
import type { Slot } from './slots.ts';
import { lengthOf, sliceOf, unpack } from './slots.ts';

/** Where the weights of a model in training lie. */
export interface Layout {
  readonly parameters: readonly Slot[];
  readonly statistics: readonly Slot[];
}

/** Vectors of weights as they come from a training step. */
export interface Vectors {
  readonly parameters: Float32Array;
  readonly statistics: Float32Array;
}

/**
 * The model as it is used, taking its trained weights as the vectors of a training step, so that it can be asked in between.
 *
 * @param source the model that the step was built from
 * @param layout of the step
 * @returns a model whose inputs are the model's own, {@link TRAINING}.parameters, and {@link TRAINING}.statistics where there are any
 */
export function evaluationGraph(source: Model, layout: Layout): Model {
  const slots = [...layout.parameters, ...layout.statistics];
  const lifted = upcast(liftWeights(simplify(source), slots.map(({ name }) => name)));
  const { graph } = lifted;
  const taken = new Set(slots.map(({ name }) => name));
  const vectors = (
    [
      [TRAINING.parameters, lengthOf(layout.parameters)],
      [TRAINING.statistics, lengthOf(layout.statistics)],
    ] as const
  )
    .filter(([, length]) => length > 0)
    .map(([name, length]): ValueInfo => ({ name, elementType: DataType.Float, shape: [length] }));
  const inputs = [...graph.inputs.filter(({ name }) => !taken.has(name)), ...vectors];
  const emit = new Emitter({ ...graph, inputs }, 'unpack/');
  unpack(emit, TRAINING.parameters, layout.parameters);
  unpack(emit, TRAINING.statistics, layout.statistics);
  for (const node of graph.nodes) emit.append(node);
  return { ...lifted, graph: { ...graph, inputs, nodes: emit.nodes, initializers: emit.initializers } };
}

/**
 * The model with trained weights in place of its own.
 *
 * @param source the model that the step was built from
 * @param layout of the step
 * @param vectors what training ended with; kept, not copied
 * @returns a model like the source; one in half precision becomes one in float32
 */
export function trainedModel(source: Model, layout: Layout, vectors: Vectors): Model {
  const tensors = (slots: readonly Slot[], vector: Float32Array): TensorData[] =>
    slots.map((slot) => floatTensor(slot.name, slot.dims, sliceOf(vector, slot)));
  const trained = [
    ...tensors(layout.parameters, vectors.parameters),
    ...tensors(layout.statistics, vectors.statistics),
  ];
  return withWeights(source, trained);
}

/**
 * The model with other values for some of its weights.
 *
 * @param source a model
 * @param weights in float32 or as the model stores them, under the names of initializers
 * @returns a model like the source; where one of these weights is stored in half precision and comes in float32, it computes in float32
 */
export function withWeights(source: Model, weights: readonly TensorData[]): Model {
  const plain = liftConstants(source);
  const alike = weights.every(({ name, dataType }) => plain.graph.initializers.get(name)?.dataType === dataType);
  const model = alike ? plain : upcast(simplify(source));
  const named = weights.map((tensor) => [tensor.name, tensor] as const);
  return { ...model, graph: { ...model.graph, initializers: new Map([...model.graph.initializers, ...named]) } };
}
