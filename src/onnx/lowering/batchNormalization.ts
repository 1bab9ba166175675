import { floatOf, intOf } from '../attributes.ts';
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
  const perChannel = (name: string): string => emit.reshape(name, [-1, ...spatial.map(() => 1)]);
  const batchMean = over(x);
  const rest = define(centred, 'Sub', x, batchMean);
  const batchVariance = over(emit.mul(rest, rest));
  const deviation = emit.op('Sqrt', [emit.shift(batchVariance, floatOf(node, 'epsilon', 1e-5))]);
  const inverse = define(r, 'Reciprocal', deviation);
  define(y, 'Add', emit.mul(rest, emit.mul(inverse, perChannel(gamma))), perChannel(beta));
  const momentum = floatOf(node, 'momentum', 0.9);
  [batchMean, batchVariance].forEach((statistic, i) => {
    const output = [mean, variance][i];
    if (output === undefined || output === '') return;
    const vector = emit.reshape(statistic, [-1]);
    if (momentum === 0) define(output, 'Identity', vector);
    else define(output, 'Add', emit.scale(running[i] ?? '', momentum), emit.scale(vector, 1 - momentum));
  });
}
