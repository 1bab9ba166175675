import { float, floatOf, intOf } from '../attributes.ts';
import { Emitter } from '../emitter.ts';
import type { Graph, Node } from '../model.ts';

/**
 * Batch normalisation in training mode, which no runtime without a training build has a kernel for.
 *
 * Its derivative is short when it is taken of the whole operator and long when it is taken of its parts. So the node stays one
 * until its gradient is there, and is written as standard operators afterwards; in between it has two outputs more than the
 * standard gives it, which both the gradient and the expansion use.
 */
const isTraining = (node: Node): boolean =>
  node.domain === '' && node.opType === 'BatchNormalization' && intOf(node, 'training_mode', 0) === 1;

/** The further outputs of a training node: x - mean, of x's shape, and 1 / sqrt(variance + epsilon), [1, C, 1, ...]. */
export function batchOutputs(emit: Emitter, node: Node): readonly [centred: string, r: string] {
  const outputs = emit.extend(node, 5);
  return [outputs[3]!, outputs[4]!];
}

/**
 * scale x + shift for every channel in one pass over x, [N, C, ...], as a batch normalisation at rest.
 *
 * @param scale factor of every channel, [C]
 * @param shift summand of every channel, [C]
 * @param name of the result; default: a fresh one
 */
export function perChannelAffine(emit: Emitter, x: string, scale: string, shift: string, name?: string): string {
  const zeros = emit.zerosLike(scale);
  const ones = emit.expandLike(emit.floatLike(scale, [1]), scale);
  const inputs = [x, scale, shift, zeros, ones];
  const attributes = { epsilon: float(0) };
  if (name === undefined || name === '') return emit.op('BatchNormalization', inputs, attributes);
  emit.append({ name, opType: 'BatchNormalization', domain: '', inputs, outputs: [name], attributes });
  return name;
}

/** The graph with every batch normalisation in training mode written as standard operators. */
export function expandBatchNormalization(graph: Graph): Graph {
  if (!graph.nodes.some(isTraining)) return graph;
  const emit = new Emitter(graph, 'batch/');
  for (const node of graph.nodes) {
    if (isTraining(node)) expand(node, emit);
    else emit.append(node);
  }
  return { ...graph, nodes: emit.nodes, initializers: emit.initializers };
}

/** y = (x - mean) r gamma + beta; the running statistics, with the biased variance, move by 1 - momentum towards the batch's. */
function expand(node: Node, emit: Emitter): void {
  const [x = '', gamma = '', beta = '', ...running] = node.inputs;
  const [y, mean, variance, centred, r] = node.outputs;
  const define = (name: string | undefined, opType: string, ...inputs: string[]): string => {
    if (name === undefined || name === '') return emit.op(opType, inputs);
    emit.append({ name, opType, domain: '', inputs, outputs: [name], attributes: {} });
    return name;
  };
  const rank = emit.facts.shapeOf(x)?.length ?? 4;
  const spatial = Array.from({ length: rank - 2 }, (_, i) => i + 2);
  const over = (value: string): string => emit.reduce('ReduceMean', value, [0, ...spatial], true);
  const batchMean = over(x);
  const rest = define(centred, 'Sub', x, batchMean);
  const batchVariance = over(emit.mul(rest, rest));
  const deviation = emit.op('Sqrt', [emit.shift(batchVariance, floatOf(node, 'epsilon', 1e-5))]);
  const inverse = define(r, 'Reciprocal', deviation);
  perChannelAffine(emit, rest, emit.mul(emit.reshape(inverse, [-1]), gamma), beta, y);
  const momentum = floatOf(node, 'momentum', 0.9);
  [batchMean, batchVariance].forEach((statistic, i) => {
    const output = [mean, variance][i];
    if (output === undefined || output === '') return;
    const vector = emit.reshape(statistic, [-1]);
    if (momentum === 0) define(output, 'Identity', vector);
    else define(output, 'Add', emit.scale(running[i] ?? '', momentum), emit.scale(vector, 1 - momentum));
  });
}
