import { DataType } from '../dataType.ts';
import { Emitter } from '../emitter.ts';
import { OnnxError } from '../errors.ts';
import type { Graph, Model, ValueInfo } from '../model.ts';
import { liftConstants } from '../prepare/constants.ts';
import { liftWeights, weightsOf } from '../prepare/weights.ts';
import { prune } from '../prune.ts';
import { floatTensor } from '../tensor.ts';
import { buildVjp, cotangentName, gradientName, simplify } from '../vjp.ts';
import { batchStatistics } from './batchStatistics.ts';
import { withBatch, withSizes } from './batchSize.ts';
import type { Mask } from './dropout.ts';
import { dropoutByMasks } from './dropout.ts';
import type { Loss } from './loss.ts';
import { emitLoss, lossInputs } from './loss.ts';
import { nextName, TRAINING } from './names.ts';
import type { Optimizer, StateSlot } from './optimizer.ts';
import { emitUpdate, stateOf } from './optimizer.ts';
import { parametersOf } from './parameters.ts';
import type { Slot } from './slots.ts';
import { lengthOf, pack, packed, slotsOf, unpack } from './slots.ts';

/** What a training step does. */
export interface TrainingOptions {
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  /** Names of the weights to train; default: all parameters ({@link parametersOf}). */
  readonly train?: readonly string[];
  /** The output that the loss judges; default: the first. */
  readonly output?: string;
  /** The whole gradient is shortened to this length where it is longer (as PyTorch's clip_grad_norm_); default: never. */
  readonly clipNorm?: number;
  /**
   * Which statistics batch normalisation uses: the batch's, moving the running ones, or the running ones, left as they are, as
   * fine-tuning on few images does. Default `batch`.
   */
  readonly statistics?: 'batch' | 'running';
  /** Images in a batch; the step is faster where they are known. Default: as the model's first input says. */
  readonly batch?: number;
  /**
   * Sizes of the first input behind the batch, as every step has them; it is faster where they are known. Default: as the model says.
   */
  readonly sizes?: readonly number[];
}

/** A graph that takes one optimiser step, and what its vectors hold. */
export interface TrainingStep {
  /**
   * Inputs: the model's own, the loss's ({@link TRAINING}), the masks, the learning rate, and a vector each of parameters,
   * running statistics and every state. Outputs: loss, length of the gradient, and the next value of every vector
   * ({@link nextName}). A vector without elements is left out.
   */
  readonly model: Model;
  readonly parameters: readonly Slot[];
  readonly statistics: readonly Slot[];
  readonly state: readonly StateSlot[];
  readonly masks: readonly Mask[];
  /** The values that training begins with: those of the model's file. */
  readonly initial: { readonly parameters: Float32Array; readonly statistics: Float32Array };
}

/**
 * Builds the graph of one training step: forwards, the loss, backwards, and the optimiser's update, of standard operators.
 *
 * @param source a model whose weights are initializers; half-precision weights are trained in float32
 * @param options what is trained, and how
 * @throws {OnnxError} as {@link buildVjp}; `unknown-value` for a name that is no weight or output
 */
export function trainingStep(source: Model, options: TrainingOptions): TrainingStep {
  const { loss, optimizer, batch, sizes } = options;
  const lifted = liftConstants(source);
  const batched = batch === undefined ? lifted : withBatch(lifted, batch);
  const masked = dropoutByMasks(sizes === undefined ? batched : withSizes(batched, sizes));
  const simple = simplify(masked.model);
  const form =
    options.statistics === 'running' ? { model: simple, statistics: [] } : batchStatistics(simple);
  const names = options.train ?? parametersOf(source);
  const noDecay = new Set(optimizer.noDecay);
  const trained = [...names.filter((name) => !noDecay.has(name)), ...names.filter((name) => noDecay.has(name))];
  const weights = weightsOf(simple, trained);
  const running = weightsOf(simple, form.statistics);
  const parameters = slotsOf(weights);
  const statistics = slotsOf(running);
  const judged = withLoss(form.model, loss, options.output, running.map(({ name }) => nextName(name)));
  const product = buildVjp(liftWeights(judged, form.statistics), {
    inputs: [],
    weights: trained,
    outputs: [TRAINING.loss],
    keepOutputs: 'all',
  });
  const length = lengthOf(parameters);
  const decayed = lengthOf(parameters.filter(({ name }) => !noDecay.has(name)));
  const state = stateOf(optimizer, length);
  const byName = new Map([...weights, ...running].map((tensor) => [tensor.name, tensor]));
  const layout = { parameters, statistics, state };
  return {
    ...layout,
    model: withUpdate(product, { ...layout, length, decayed, optimizer, clipNorm: options.clipNorm }),
    masks: masked.masks,
    initial: { parameters: packed(parameters, byName), statistics: packed(statistics, byName) },
  };
}

/** The model with its loss for an output, beside the outputs to keep. */
function withLoss(model: Model, loss: Loss, output: string | undefined, keep: readonly string[]): Model {
  const { graph } = model;
  const judged = output === undefined ? graph.outputs[0] : graph.outputs.find(({ name }) => name === output);
  if (!judged) {
    throw new OnnxError(
      'unknown-value',
      `Expected "${output ?? ''}" to be an output of model "${graph.name}", which has ${graph.outputs.map(({ name }) => `"${name}"`).join(', ')}.`,
    );
  }
  const emit = new Emitter(graph, 'loss/');
  for (const info of graph.valueInfos) emit.facts.declare(info);
  for (const node of graph.nodes) emit.append(node);
  if (emit.facts.shapeOf(judged.name) === undefined) emit.facts.declare(judged);
  const shape = emit.facts.shapeOf(judged.name)?.map((dim) => (typeof dim === 'number' ? dim : null)) ?? null;
  const taken = lossInputs(loss, shape);
  for (const info of taken) emit.facts.declare(info);
  emit.alias(emitLoss(emit, loss, judged.name), TRAINING.loss);
  const outputs = [scalar(TRAINING.loss), ...graph.outputs.filter(({ name }) => keep.includes(name))];
  return {
    ...model,
    graph: { ...graph, nodes: emit.nodes, initializers: emit.initializers, inputs: [...graph.inputs, ...taken], outputs },
  };
}

interface Layout {
  readonly parameters: readonly Slot[];
  readonly statistics: readonly Slot[];
  readonly state: readonly StateSlot[];
  readonly length: number;
  readonly decayed: number;
  readonly optimizer: Optimizer;
  readonly clipNorm: number | undefined;
}

/** The gradient graph between unpacking the vectors that it reads and packing those that it gives. */
function withUpdate(product: Model, layout: Layout): Model {
  const { parameters, statistics, state } = layout;
  const { graph } = product;
  const seed = cotangentName(TRAINING.loss);
  const packedNames = new Set([...parameters, ...statistics].map(({ name }) => name));
  const vectors = [
    vector(TRAINING.parameters, layout.length),
    vector(TRAINING.statistics, lengthOf(statistics)),
    ...state.map(({ name, length }) => vector(name, length)),
  ].filter(({ shape }) => shape?.[0] !== 0);
  const own = graph.inputs.filter(({ name }) => name !== seed && !packedNames.has(name));
  const inputs = [...own, scalar(TRAINING.rate), ...vectors];
  const initializers = new Map([...graph.initializers, [seed, floatTensor(seed, [], [1])]]);
  const empty: Graph = { ...graph, initializers, inputs, nodes: graph.nodes };
  const emit = new Emitter(empty, 'update/');
  unpack(emit, TRAINING.parameters, parameters);
  unpack(emit, TRAINING.statistics, statistics);
  for (const node of graph.nodes) emit.append(node);
  const whole = pack(emit, parameters.map(({ name }) => gradientName(name)));
  const norm = emit.op('ReduceL2', [whole], { keepdims: { kind: 'int', value: 0 } });
  emit.alias(norm, TRAINING.gradientNorm);
  const gradient = layout.clipNorm === undefined ? whole : clipped(emit, whole, norm, layout.clipNorm);
  const [next, states] = emitUpdate(emit, layout.optimizer, { ...layout, gradient });
  emit.alias(next, nextName(TRAINING.parameters));
  for (const [i, { name }] of state.entries()) emit.alias(states[i]!, nextName(name));
  if (statistics.length > 0) {
    emit.alias(pack(emit, statistics.map(({ name }) => nextName(name))), nextName(TRAINING.statistics));
  }
  const outputs = [
    scalar(TRAINING.loss),
    scalar(TRAINING.gradientNorm),
    ...vectors.map((info) => ({ ...info, name: nextName(info.name) })),
  ];
  return {
    ...product,
    graph: prune({
      name: `${graph.name.replace(/ vjp$/u, '')} training step`,
      nodes: emit.nodes,
      initializers: emit.initializers,
      inputs,
      outputs,
      valueInfos: [],
    }),
  };
}

/** g min(1, most / |g|), as PyTorch guards it. */
function clipped(emit: Emitter, gradient: string, norm: string, most: number): string {
  const ratio = emit.div(emit.floatLike(norm, [most]), emit.shift(norm, 1e-6));
  return emit.mul(gradient, emit.op('Min', [ratio, emit.floatLike(norm, [1])]));
}

const vector = (name: string, length: number): ValueInfo => ({ name, elementType: DataType.Float, shape: [length] });
const scalar = (name: string): ValueInfo => ({ name, elementType: DataType.Float, shape: [] });
