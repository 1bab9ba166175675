import { float, floatOf, int, intOf, intsOf } from '../attributes.ts';
import { normalAxis } from '../axes.ts';
import type { Emitter } from '../emitter.ts';
import type { Node } from '../model.ts';

/**
 * Rewrites a node of a compound operator as operators that have rules.
 *
 * The last emitted node must give the node's own first output.
 */
export type Lowering = (node: Node, emit: Emitter) => void;

/** Emits the last node of a lowering under the original output's name. */
function finish(node: Node, emit: Emitter, opType: string, inputs: readonly string[]): void {
  emit.append({ name: node.name, opType, domain: '', inputs, outputs: node.outputs.slice(0, 1), attributes: {} });
}

/** Group normalisation as exporters write it: an InstanceNormalization of [N, groups, -1], then scale and bias. */
const groupNormalization: Lowering = (node, emit) => {
  const [x = '', scale = '', bias = ''] = node.inputs;
  const groups = intOf(node, 'num_groups', 1);
  const rank = emit.facts.shapeOf(x)?.length ?? 4;
  const grouped = emit.op('Reshape', [x, emit.ints([0, groups, -1])]);
  const [ones, zeros] = [1, 0].map((value) =>
    emit.floatLike(
      x,
      Array.from({ length: groups }, () => value),
      [groups],
    ),
  );
  const normal = emit.op('InstanceNormalization', [grouped, ones ?? '', zeros ?? ''], {
    epsilon: float(floatOf(node, 'epsilon', 1e-5)),
  });
  const perChannel = (name: string): string => {
    const trailing = Array.from({ length: rank - 2 }, () => 1);
    if (emit.facts.staticShapeOf(name)?.[0] !== groups) return emit.reshape(name, [-1, ...trailing]);
    // Before opset 21 there was one number a group: it is repeated for the group's channels.
    const channels = emit.op('Div', [emit.size(x, 1), emit.ints([groups])]);
    const repeated = emit.op('Expand', [emit.reshape(name, [groups, 1]), emit.dims([groups, channels])]);
    return emit.reshape(repeated, [-1, ...trailing]);
  };
  const scaled = emit.mul(emit.reshapeLike(normal, x), perChannel(scale));
  finish(node, emit, 'Add', [scaled, perChannel(bias)]);
};

/** y = (x - mean) / (deviation + 1e-9). */
const meanVariance: Lowering = (node, emit) => {
  const [x = ''] = node.inputs;
  const axes = intsOf(node, 'axes') ?? [0, 2, 3];
  const centred = emit.sub(x, emit.reduce('ReduceMean', x, axes, true));
  const variance = emit.reduce('ReduceMean', emit.mul(centred, centred), axes, true);
  finish(node, emit, 'Div', [centred, emit.shift(emit.op('Sqrt', [variance]), 1e-9)]);
};

/** y = x / |x|_p along an axis. */
const lpNormalization: Lowering = (node, emit) => {
  const [x = ''] = node.inputs;
  const axis = normalAxis(intOf(node, 'axis', -1), emit.facts.shapeOf(x)?.length ?? 1);
  const norm = emit.reduce(intOf(node, 'p', 2) === 1 ? 'ReduceL1' : 'ReduceL2', x, [axis], true);
  finish(node, emit, 'Div', [x, norm]);
};

/** y = x / sqrt(mean x^2 + epsilon) scale, the mean over the axes from `axis` on. */
const rmsNormalization: Lowering = (node, emit) => {
  const [x = '', scale = ''] = node.inputs;
  const rank = emit.facts.shapeOf(x)?.length ?? 1;
  const first = normalAxis(intOf(node, 'axis', -1), rank);
  const axes = Array.from({ length: rank - first }, (_, i) => first + i);
  const square = emit.reduce('ReduceMean', emit.mul(x, x), axes, true);
  const root = emit.op('Sqrt', [emit.shift(square, floatOf(node, 'epsilon', 1e-5))]);
  finish(node, emit, 'Mul', [emit.div(x, root), scale]);
};

/** The power mean over all spatial positions. */
const globalLpPool: Lowering = (node, emit) => {
  const [x = ''] = node.inputs;
  const rank = emit.facts.shapeOf(x)?.length ?? 4;
  const p = intOf(node, 'p', 2);
  const axes = Array.from({ length: rank - 2 }, (_, i) => i + 2);
  const power = emit.op('Pow', [emit.op('Abs', [x]), emit.floatLike(x, [p])]);
  const sum = emit.op('ReduceSum', [power, emit.ints(axes)], { keepdims: int(1) });
  finish(node, emit, 'Pow', [sum, emit.floatLike(x, [1 / p])]);
};

/** Compound operators by type. */
export const LOWERINGS: Readonly<Record<string, Lowering>> = {
  GroupNormalization: groupNormalization,
  MeanVarianceNormalization: meanVariance,
  LpNormalization: lpNormalization,
  RMSNormalization: rmsNormalization,
  GlobalLpPool: globalLpPool,
};
