import { float, floatOf, int, intOf } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import { Emitter } from '../emitter.ts';
import { staticShape } from '../facts/dim.ts';
import type { Model, Node, ValueInfo } from '../model.ts';
import { sizeOf } from '../tensor.ts';
import { nextName } from './names.ts';

/** A model whose batch normalisations use the statistics of the batch. */
export interface BatchForm {
  /** Gives one more output for each running statistic: its next value. */
  readonly model: Model;
  /** Names of the running means and variances, initializers of the model, in order. */
  readonly statistics: readonly string[];
}

const isInference = (node: Node): boolean =>
  node.domain === '' && node.opType === 'BatchNormalization' && intOf(node, 'training_mode', 0) === 0;

/** Names of the running statistics of a model's batch normalisations. */
export const runningStatistics = ({ graph }: Model): string[] => [
  ...new Set(graph.nodes.filter(isInference).flatMap(({ inputs }) => inputs.slice(3, 5))),
];

/**
 * Rewrites batch normalisation for training, as PyTorch trains it: it normalises with the mean and the biased variance of the
 * batch, and the running statistics move towards the batch's by k = 1 - ONNX's momentum, the variance being the unbiased one,
 * n / (n - 1) of the biased, n = batch x positions.
 *
 * @param model simplified; batch normalisations in inference form
 */
export function batchStatistics(model: Model): BatchForm {
  const { graph } = model;
  const statistics = runningStatistics(model);
  if (statistics.length === 0) return { model, statistics };
  const emit = new Emitter(graph, 'statistics/');
  for (const info of graph.valueInfos) emit.facts.declare(info);
  const latest = new Map(statistics.map((name) => [name, name]));
  for (const node of graph.nodes) {
    if (isInference(node)) train(node, emit, latest);
    else emit.append(node);
  }
  for (const name of statistics) emit.alias(latest.get(name) ?? name, nextName(name));
  const outputs = statistics.map(
    (name): ValueInfo => ({
      name: nextName(name),
      elementType: emit.facts.typeOf(name) ?? DataType.Float,
      shape: emit.facts.staticShapeOf(name) ?? null,
    }),
  );
  return {
    model: {
      ...model,
      graph: { ...graph, nodes: emit.nodes, initializers: emit.initializers, outputs: [...graph.outputs, ...outputs] },
    },
    statistics,
  };
}

/** Emits the node in training mode; a layer that is used twice moves its statistics twice. */
function train(node: Node, emit: Emitter, latest: Map<string, string>): void {
  const [x = '', , , runningMean = '', runningVariance = ''] = node.inputs;
  const [mean, variance] = [emit.fresh('mean'), emit.fresh('variance')];
  const attributes = { ...node.attributes, training_mode: int(1), momentum: float(0) };
  emit.append({ ...node, outputs: [node.outputs[0] ?? '', mean, variance], attributes });
  const k = 1 - floatOf(node, 'momentum', 0.9);
  const move = (running: string, batch: string): void => {
    const kept = emit.scale(latest.get(running) ?? running, 1 - k);
    latest.set(running, emit.add(kept, emit.scale(batch, k)));
  };
  move(runningMean, mean);
  move(runningVariance, unbiased(emit, variance, x));
}

/** A biased variance times n / (n - 1); of a single value there is no variance, and it stays 0. */
function unbiased(emit: Emitter, variance: string, x: string): string {
  const shape = emit.facts.shapeOf(x) ?? [];
  const known = staticShape(shape.filter((_, axis) => axis !== 1));
  if (known && shape.length > 0) {
    const n = sizeOf(known);
    return emit.scale(variance, n / Math.max(n - 1, 1));
  }
  // The number of all elements over the number of channels.
  const float = (size: string): string => emit.op('Cast', [size], { to: int(DataType.Float) });
  const n = emit.div(float(emit.op('Size', [x])), float(emit.op('Size', [variance])));
  const rest = emit.op('Max', [emit.shift(n, -1), emit.constantFloats([1])]);
  return emit.mul(variance, emit.div(n, rest));
}
