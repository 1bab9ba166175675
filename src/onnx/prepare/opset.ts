import { float, int, intOf, intsOf, text, textOf } from '../attributes.ts';
import { Emitter } from '../emitter.ts';
import { OnnxError } from '../errors.ts';
import type { Attribute, Model, Node } from '../model.ts';

/** The operator set that rules are written for: from here on axes, splits and pads are inputs everywhere. */
export const TARGET_OPSET = 18;
/** The oldest operator set that is understood. */
const OLDEST_OPSET = 9;

/**
 * Rewrites a model of an older operator set for {@link TARGET_OPSET}; newer models stay as they are.
 *
 * Only the operators whose contract changed in between are touched.
 *
 * @throws {OnnxError} `unsupported-opset` for models older than opset 9
 */
export function upgradeOpset(model: Model): Model {
  const version = model.opsets.get('') ?? 1;
  if (version >= TARGET_OPSET) return model;
  if (version < OLDEST_OPSET) {
    throw new OnnxError(
      'unsupported-opset',
      `Expected operator set ${OLDEST_OPSET} or later, got ${version}. Export the model again with a newer operator set.`,
    );
  }
  const emit = new Emitter(model.graph, 'upgrade/');
  for (const node of model.graph.nodes) upgradeNode(node, version, emit);
  return {
    ...model,
    irVersion: Math.max(model.irVersion, 8),
    opsets: new Map([...model.opsets, ['', TARGET_OPSET]]),
    graph: { ...model.graph, nodes: emit.nodes, initializers: emit.initializers },
  };
}

const REDUCTIONS = new Set(
  `ReduceMean ReduceMax ReduceMin ReduceProd ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceSumSquare ReduceSum`.split(
    ' ',
  ),
);

function upgradeNode(node: Node, version: number, emit: Emitter): void {
  const upgrade = node.domain === '' ? (REDUCTIONS.has(node.opType) ? axesToInput : TABLE[node.opType]) : undefined;
  for (const result of upgrade?.(node, emit, version) ?? [node]) emit.append(result);
}

type Upgrade = (node: Node, emit: Emitter, version: number) => readonly Node[];

const without = (node: Node, ...names: string[]): Record<string, Attribute> =>
  Object.fromEntries(Object.entries(node.attributes).filter(([name]) => !names.includes(name)));

const axesToInput: Upgrade = (node, emit) => {
  const axes = intsOf(node, 'axes');
  if (axes === undefined) return [node];
  return [{ ...node, inputs: [node.inputs[0] ?? '', emit.ints(axes)], attributes: without(node, 'axes') }];
};

/** Before 13, Softmax flattened its input to two dimensions at the axis (1 unless given). */
const softmax: Upgrade = (node, emit, version) => {
  if (version >= 13) return [node];
  const [x = '', y = ''] = [node.inputs[0], node.outputs[0]];
  const axis = intOf(node, 'axis', 1);
  const rank = emit.facts.shapeOf(x)?.length;
  if (axis === -1 || (rank !== undefined && axis === rank - 1)) return [{ ...node, attributes: { axis: int(-1) } }];
  const flat = emit.op('Flatten', [x], { axis: int(axis) });
  const soft = emit.op(node.opType, [flat], { axis: int(-1) });
  return [{ ...node, opType: 'Reshape', inputs: [soft, emit.op('Shape', [x])], outputs: [y], attributes: {} }];
};

const split: Upgrade = (node, emit) => {
  const sizes = intsOf(node, 'split');
  if (sizes) return [{ ...node, inputs: [node.inputs[0] ?? '', emit.ints(sizes)], attributes: without(node, 'split') }];
  if ((node.inputs[1] ?? '') !== '') return [node];
  return [{ ...node, attributes: { ...node.attributes, num_outputs: int(node.outputs.length) } }];
};

/** At inference Dropout hands its input on; an explicit training mode is left to fail as an operator without a rule. */
const dropout: Upgrade = (node) =>
  (node.inputs[2] ?? '') === '' && node.outputs.length === 1
    ? [{ ...node, opType: 'Identity', inputs: node.inputs.slice(0, 1), attributes: {} }]
    : [node];

const slice: Upgrade = (node, emit) => {
  const [starts, ends] = [intsOf(node, 'starts'), intsOf(node, 'ends')];
  if (!starts || !ends) return [node];
  const axes = intsOf(node, 'axes') ?? starts.map((_, i) => i);
  return [
    { ...node, inputs: [node.inputs[0] ?? '', emit.ints(starts), emit.ints(ends), emit.ints(axes)], attributes: {} },
  ];
};

const pad: Upgrade = (node, emit) => {
  const pads = intsOf(node, 'pads');
  if (!pads) return [node];
  const x = node.inputs[0] ?? '';
  const value = node.attributes.value;
  const fill = emit.floatLike(x, [value?.kind === 'float' ? value.value : 0]);
  return [{ ...node, inputs: [x, emit.ints(pads), fill], attributes: without(node, 'pads', 'value') }];
};

const clip: Upgrade = (node, emit, version) => {
  if (version >= 11) return [node];
  const x = node.inputs[0] ?? '';
  const bound = (name: string): string => {
    const attribute = node.attributes[name];
    return attribute?.kind === 'float' ? emit.floatLike(x, [attribute.value]) : '';
  };
  return [{ ...node, inputs: [x, bound('min'), bound('max')], attributes: {} }];
};

/** Before 11 resizing was asymmetric, and nearest rounded down. */
const resize: Upgrade = (node, _emit, version) => {
  if (version >= 11) return [node];
  const [x = '', scales = ''] = node.inputs;
  return [
    {
      ...node,
      opType: 'Resize',
      inputs: [x, '', scales],
      attributes: {
        mode: text(textOf(node, 'mode', 'nearest')),
        coordinate_transformation_mode: text('asymmetric'),
        nearest_mode: text('floor'),
        cubic_coeff_a: float(-0.75),
      },
    },
  ];
};

const TABLE: Readonly<Record<string, Upgrade>> = {
  Squeeze: axesToInput,
  Unsqueeze: axesToInput,
  Softmax: softmax,
  LogSoftmax: softmax,
  Split: split,
  Dropout: dropout,
  Slice: slice,
  Pad: pad,
  Clip: clip,
  Resize: resize,
  Upsample: resize,
};
