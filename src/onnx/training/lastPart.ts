import { DataType, isFloating } from '../dataType.ts';
import { OnnxError } from '../errors.ts';
import { staticShape } from '../facts/dim.ts';
import { Facts } from '../facts/facts.ts';
import type { Graph, Model, Node } from '../model.ts';
import { prune, readBy } from '../prune.ts';
import { foldWeights } from '../prepare/foldWeights.ts';
import { simplify } from '../vjp.ts';

/** A model in two: what comes before one value, and what follows from it. */
export interface Parted {
  /** From the model's inputs to the cut. */
  readonly front: Model;
  /** From the cut to the model's outputs. */
  readonly tail: Model;
  /** Name of the value between them: the output of the front, the input of the tail. */
  readonly cut: string;
  /** Its shape without the batch. */
  readonly dims: readonly number[];
  /** Names of the tail's weights: kernels, matrices and their biases, scales and biases of normalisations. */
  readonly weights: readonly string[];
}

/** Operators with weights, by the first of the inputs that are weights. */
const WEIGHTED: Readonly<Record<string, number>> = {
  Conv: 1,
  ConvTranspose: 1,
  Gemm: 1,
  MatMul: 0,
  LayerNormalization: 1,
  GroupNormalization: 1,
  InstanceNormalization: 1,
};
/** Those whose number says how deep a part is. */
const LAYERS = new Set(['Conv', 'ConvTranspose', 'Gemm', 'MatMul']);

/**
 * Parts a model before its last layers, so that they can be trained on what the others give, which is then worked out once.
 *
 * The cut is a value that all paths from input to output go through; of those with at most a share of the layers behind them it is the
 * first. A layer is a convolution or a product with a matrix of weights. Weights that are stored in few bits become float32.
 *
 * @param source any model with one floating-point output of interest
 * @param share of the layers that the tail has at most, in (0, 1]
 * @throws {OnnxError} `incompatible-graphs` where no single value parts the model, or its shape is not known
 */
export function lastPart(source: Model, share: number): Parted {
  const model = foldWeights(simplify(source));
  const { graph } = model;
  const constant = (name: string): boolean => graph.initializers.has(name);
  const weightsOf = (node: Node): string[] => {
    const first = node.domain === '' ? WEIGHTED[node.opType] : undefined;
    if (first === undefined) return [];
    return node.inputs
      .slice(first)
      .filter((name) => isFloating(graph.initializers.get(name)?.dataType ?? 0));
  };
  const isLayer = (node: Node): boolean => LAYERS.has(node.opType) && weightsOf(node).length > 0;
  const layers = graph.nodes.filter(isLayer).length;
  const lastUse = new Map<string, number>();
  graph.nodes.forEach((node, i) => {
    for (const name of readBy(node)) lastUse.set(name, i);
  });
  for (const { name } of graph.outputs) lastUse.set(name, Infinity);

  const facts = Facts.of(graph);
  const live = new Set(graph.inputs.map(({ name }) => name));
  let behind = layers;
  for (const [i, node] of graph.nodes.entries()) {
    for (const name of node.outputs) if (name !== '' && !constant(name)) live.add(name);
    for (const name of live) if ((lastUse.get(name) ?? -1) <= i) live.delete(name);
    if (isLayer(node)) behind--;
    const [cut] = live;
    if (live.size !== 1 || cut === undefined || behind > share * layers) continue;
    const shape = facts.shapeOf(cut);
    const dims = shape && staticShape(shape.slice(1));
    if (!dims) continue;
    const tailNodes = graph.nodes.slice(i + 1);
    if (tailNodes.length === 0) break;
    const info = { name: cut, elementType: facts.typeOf(cut) ?? DataType.Float, shape: ['batch', ...dims] };
    const part = (more: Partial<Graph>): Model => ({ ...model, graph: prune({ ...graph, ...more, valueInfos: [] }) });
    return {
      front: part({ nodes: graph.nodes.slice(0, i + 1), outputs: [info] }),
      tail: part({ nodes: tailNodes, inputs: [info] }),
      ...{ cut, dims },
      weights: [...new Set(tailNodes.flatMap(weightsOf))],
    };
  }
  throw new OnnxError(
    'incompatible-graphs',
    `Expected a value of model "${graph.name}" that all its paths go through before its last layers, got none; train a model that is a chain of blocks.`,
  );
}
