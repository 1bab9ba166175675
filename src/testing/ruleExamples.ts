/* eslint-disable max-lines -- one table of examples; a seam would only part rules from their neighbours */
/** @file One graph for each rule and its neighbours in attribute space, for checks against differences of the forward model. */

import { float, int, ints, text } from '../onnx/attributes.ts';
import type { Attribute, Node, TensorData } from '../onnx/model.ts';
import { floatTensor, int64Tensor } from '../onnx/tensor.ts';
import { node, waveTensor } from './graphs.ts';

/** One operator with its neighbours in attribute space; x0, x1, ... are the inputs, the last node's output is y. */
export interface RuleExample {
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly shapes: readonly (readonly number[])[];
  readonly constants?: readonly TensorData[];
  readonly opset?: number;
  readonly range?: readonly [number, number];
  /** Step of the difference quotient; small where the function has corners. */
  readonly step?: number;
  /** Linear operators are exact at any step. */
  readonly linear?: boolean;
}

const i64 = (name: string, ...values: number[]): TensorData => int64Tensor(name, [values.length], values);
const f32 = (name: string, ...values: number[]): TensorData => floatTensor(name, [values.length], values);
const scalar = (name: string, value: number): TensorData => floatTensor(name, [], [value]);

function unary(
  opType: string,
  attributes: Record<string, Attribute> = {},
  options: Partial<RuleExample> = {},
): RuleExample {
  const tag = Object.values(attributes).map((attribute) =>
    JSON.stringify(attribute.kind === 'tensor' ? '' : attribute.kind === 'graph' ? '' : attribute.value),
  );
  return {
    name: [opType, ...tag].join(' '),
    nodes: [node(opType, 'x0', 'y', attributes)],
    shapes: [[3, 5]],
    ...options,
  };
}

const conv = (
  name: string,
  attributes: Record<string, Attribute>,
  x: number[],
  w: number[],
  opType = 'Conv',
): RuleExample => ({
  name: `${opType} ${name}`,
  nodes: [node(opType, 'x0 w', 'y', attributes)],
  shapes: [x],
  constants: [waveTensor('w', w)],
  linear: true,
});

const resize = (name: string, attributes: Record<string, Attribute>, sizes: number[]): RuleExample => ({
  name: `Resize ${name}`,
  nodes: [node('Resize', 'x0 _ _ s', 'y', attributes)],
  shapes: [[1, 2, 5, 6]],
  constants: [i64('s', 1, 2, ...sizes)],
  opset: 19,
  linear: true,
});

export const RULE_EXAMPLES: readonly RuleExample[] = [
  ...[
    'Sigmoid',
    'Tanh',
    'Softplus',
    'Softsign',
    'Erf',
    'Exp',
    'Sin',
    'Cos',
    'Tan',
    'Atan',
    'Sinh',
    'Cosh',
    'Asinh',
  ].map((op) => unary(op)),
  ...['Log', 'Sqrt', 'Reciprocal'].map((op) => unary(op, {}, { range: [0.5, 2] })),
  ...['Asin', 'Acos', 'Atanh'].map((op) => unary(op, {}, { range: [-0.8, 0.8] })),
  unary('Acosh', {}, { range: [1.5, 3] }),
  ...['Neg', 'Identity'].map((op) => unary(op, {}, { linear: true })),
  ...['Relu', 'Abs', 'HardSwish', 'HardSigmoid', 'Mish'].map((op) => unary(op, {}, { range: [0.2, 2] })),
  ...['Relu', 'Abs', 'Mish'].map((op) => unary(op, {}, { range: [-2, -0.2] })),
  unary('HardSwish', {}, { range: [-2.5, 2.5] }),
  unary('LeakyRelu', { alpha: float(0.2) }, { range: [-2, -0.1] }),
  unary('Elu', { alpha: float(0.7) }, { range: [-2, -0.1] }),
  unary('Selu', {}, { range: [-2, -0.1] }),
  unary('Celu', { alpha: float(0.6) }, { range: [-2, -0.1] }),
  unary('ThresholdedRelu', { alpha: float(0.1) }, { range: [0.2, 2] }),
  unary('Shrink', { lambd: float(0.1), bias: float(0.05) }, { range: [0.2, 2] }),
  ...['none', 'tanh'].map((approximate) => unary('Gelu', { approximate: text(approximate) }, { opset: 20 })),
  ...[-1, 0, 1].flatMap((axis) => ['Softmax', 'LogSoftmax'].map((op) => unary(op, { axis: int(axis) }))),
  unary('LpNormalization', { axis: int(-1), p: int(2) }, { range: [0.2, 1] }),
  unary('MeanVarianceNormalization', { axes: ints([1]) }),
  unary('Transpose', {}, { linear: true }),
  unary('Flatten', { axis: int(0) }, { linear: true }),
  ...['GlobalAveragePool', 'GlobalLpPool'].map((op) => unary(op, {}, { shapes: [[2, 3, 3, 4]], range: [0.2, 1] })),
  unary('GlobalMaxPool', {}, { shapes: [[1, 2, 2, 2]] }),
  unary('LRN', { size: int(3), alpha: float(0.3), beta: float(0.75) }, { shapes: [[1, 5, 2, 2]] }),
  unary('DepthToSpace', { blocksize: int(2), mode: text('DCR') }, { shapes: [[1, 8, 2, 3]], linear: true }),
  unary('DepthToSpace', { blocksize: int(2), mode: text('CRD') }, { shapes: [[1, 8, 2, 3]], linear: true }),
  unary('SpaceToDepth', { blocksize: int(2) }, { shapes: [[1, 2, 4, 6]], linear: true }),
  ...['Add', 'Sub', 'Mul', 'Div', 'Max', 'Min', 'Sum', 'Mean', 'Pow'].map((op): RuleExample => ({
    name: `${op} broadcast`,
    nodes: [node(op, 'x0 x1', 'y')],
    shapes: [
      [2, 3, 4],
      [3, 1],
    ],
    range: [0.6, 1.6],
    ...(op === 'Max' || op === 'Min' ? { step: 2e-4 } : {}),
  })),
  ...[[4, 5], [2, 4, 5], [5]].flatMap((a) =>
    [[5, 3], [5], [2, 5, 3]].map((b): RuleExample => ({
      name: `MatMul [${a.join()}] [${b.join()}]`,
      nodes: [node('MatMul', 'x0 x1', 'y')],
      shapes: [a, b],
    })),
  ),
  {
    name: 'Gemm',
    nodes: [node('Gemm', 'x0 x1 x2', 'y', { transA: int(1), transB: int(1), alpha: float(0.5), beta: float(2) })],
    shapes: [
      [4, 3],
      [5, 4],
      [3, 1],
    ],
  },
  {
    name: 'Einsum',
    nodes: [node('Einsum', 'x0 x1', 'y', { equation: text('bij,bkj->bik') })],
    shapes: [
      [2, 3, 4],
      [2, 5, 4],
    ],
  },
  conv('same', { pads: ints([1, 1, 1, 1]) }, [2, 3, 5, 6], [4, 3, 3, 3]),
  conv('asymmetric', { pads: ints([0, 2, 1, 0]) }, [1, 3, 5, 6], [4, 3, 3, 3]),
  conv('strided, with a rest', { strides: ints([2, 3]), pads: ints([1, 0, 0, 1]) }, [1, 3, 8, 9], [4, 3, 3, 2]),
  conv(
    'dilated, grouped',
    { dilations: ints([2, 1]), group: int(2), pads: ints([2, 1, 2, 1]) },
    [1, 4, 6, 5],
    [6, 2, 3, 3],
  ),
  conv(
    'depthwise, strided',
    { strides: ints([2, 2]), group: int(4), pads: ints([1, 1, 1, 1]) },
    [1, 4, 7, 8],
    [4, 1, 3, 3],
  ),
  conv('wide padding', { pads: ints([3, 3, 3, 3]) }, [1, 2, 4, 4], [3, 2, 3, 3]),
  conv(
    'taps that see padding alone',
    { dilations: ints([4, 1]), pads: ints([4, 1, 4, 1]) },
    [2, 2, 3, 4],
    [3, 2, 3, 3],
  ),
  conv('strided, one row', { strides: ints([2, 2]), pads: ints([1, 1, 1, 1]) }, [2, 2, 1, 5], [3, 2, 3, 3]),
  conv('one-dimensional', { strides: ints([2]), pads: ints([1, 2]) }, [2, 3, 7], [4, 3, 3]),
  conv(
    'three-dimensional',
    { strides: ints([1, 2, 1]), pads: ints([1, 0, 1, 0, 1, 1]) },
    [1, 2, 3, 4, 3],
    [3, 2, 2, 3, 2],
  ),
  conv('auto_pad', { auto_pad: text('SAME_LOWER'), strides: ints([2, 2]) }, [1, 2, 7, 8], [3, 2, 3, 3]),
  conv(
    'strided',
    { strides: ints([2, 2]), pads: ints([1, 0, 1, 1]), output_padding: ints([1, 0]) },
    [1, 4, 4, 5],
    [4, 2, 3, 3],
    'ConvTranspose',
  ),
  conv('grouped', { group: int(2), dilations: ints([2, 1]) }, [1, 4, 4, 5], [4, 3, 3, 2], 'ConvTranspose'),
  {
    name: 'Conv weight and bias',
    nodes: [node('Conv', 'x0 x1 x2', 'y', { strides: ints([2, 1]), pads: ints([1, 0, 1, 1]) })],
    shapes: [[2, 3, 6, 5], [4, 3, 3, 2], [4]],
  },
  ...[0, 1].flatMap((ceil) =>
    [0, 1].map((include) =>
      unary(
        'AveragePool',
        {
          kernel_shape: ints([3, 2]),
          strides: ints([2, 2]),
          pads: ints([1, 0, 1, 1]),
          ceil_mode: int(ceil),
          count_include_pad: int(include),
        },
        { shapes: [[1, 2, 6, 7]], linear: true, opset: 19 },
      ),
    ),
  ),
  unary('AveragePool', { kernel_shape: ints([2, 3]), strides: ints([2, 3]) }, { shapes: [[1, 2, 4, 6]], linear: true }),
  unary(
    'MaxPool',
    { kernel_shape: ints([3, 3]), strides: ints([2, 2]), pads: ints([1, 1, 1, 1]) },
    { shapes: [[1, 2, 6, 7]] },
  ),
  unary('LpPool', { kernel_shape: ints([2, 2]), p: int(3) }, { shapes: [[1, 2, 4, 4]], range: [0.3, 1] }),
  ...[
    'ReduceSum',
    'ReduceMean',
    'ReduceL2',
    'ReduceSumSquare',
    'ReduceLogSum',
    'ReduceLogSumExp',
    'ReduceProd',
    'ReduceL1',
    'ReduceMax',
    'ReduceMin',
  ].flatMap((op) =>
    [0, 1].map((keep): RuleExample => ({
      name: `${op} keepdims ${keep}`,
      nodes: [node(op, 'x0 a', 'y', { keepdims: int(keep) })],
      shapes: [[2, 3, 4]],
      constants: [i64('a', -2)],
      range: [0.4, 1.4],
    })),
  ),
  {
    name: 'LayerNormalization',
    nodes: [node('LayerNormalization', 'x0 x1 x2', 'y', { axis: int(-2) })],
    shapes: [
      [2, 3, 4],
      [3, 4],
      [3, 4],
    ],
  },
  {
    name: 'InstanceNormalization',
    nodes: [node('InstanceNormalization', 'x0 x1 x2', 'y')],
    shapes: [[2, 3, 3, 4], [3], [3]],
  },
  {
    name: 'GroupNormalization',
    nodes: [node('GroupNormalization', 'x0 g b', 'y', { num_groups: int(2) })],
    shapes: [[2, 4, 2, 3]],
    constants: [f32('g', 1, 2, 3, 4), f32('b', 1, 0, 0, 1)],
    opset: 21,
  },
  {
    name: 'BatchNormalization',
    nodes: [node('BatchNormalization', 'x0 x1 x2 m v', 'y')],
    shapes: [[2, 3, 2, 2], [3], [3]],
    constants: [f32('m', 0.1, 0.2, 0.3), f32('v', 1, 2, 0.5)],
  },
  {
    name: 'PRelu',
    nodes: [node('PRelu', 'x0 x1', 'y')],
    shapes: [
      [2, 3, 4],
      [3, 1],
    ],
    range: [-2, -0.2],
  },
  {
    name: 'Clip',
    nodes: [node('Clip', 'x0 lo hi', 'y')],
    shapes: [[2, 5]],
    constants: [scalar('lo', -3), scalar('hi', 3)],
    linear: true,
  },
  {
    name: 'Where',
    nodes: [node('Greater', 'k z', 'c'), node('Where', 'c x0 x1', 'y')],
    shapes: [[2, 4], [4]],
    constants: [f32('k', 1, -1, 1, -1), scalar('z', 0)],
    linear: true,
  },
  {
    name: 'CumSum',
    nodes: [node('CumSum', 'x0 a', 'y', { exclusive: int(1), reverse: int(1) })],
    shapes: [[3, 5]],
    constants: [int64Tensor('a', [], [1])],
    linear: true,
  },
  { name: 'Trilu', nodes: [node('Trilu', 'x0', 'y', { upper: int(0) })], shapes: [[3, 5]], linear: true },
  {
    name: 'Expand',
    nodes: [node('Expand', 'x0 s', 'y')],
    shapes: [[3, 1]],
    constants: [i64('s', 2, 1, 4)],
    linear: true,
  },
  { name: 'Tile', nodes: [node('Tile', 'x0 r', 'y')], shapes: [[2, 3]], constants: [i64('r', 2, 3)], linear: true },
  {
    name: 'Concat',
    nodes: [node('Concat', 'x0 x1 x0', 'y', { axis: int(-1) })],
    shapes: [
      [2, 3],
      [2, 2],
    ],
    linear: true,
  },
  {
    name: 'Split',
    nodes: [
      node('Split', 'x0 s', 'a b c', { axis: int(1) }),
      node('Mul', 'a a', 'aa'),
      node('ReduceSum', 'c one', 'cs'),
      node('Mul', 'aa cs', 'y'),
    ],
    shapes: [[2, 6]],
    constants: [i64('s', 2, 1, 3), i64('one', 1)],
  },
  {
    name: 'Slices that tile',
    nodes: [node('Slice', 'x0 s0 s1 one', 'a'), node('Slice', 'x0 s1 s2 one', 'b'), node('Mul', 'a b', 'y')],
    shapes: [[2, 6]],
    constants: [i64('s0', 0), i64('s1', 3), i64('s2', 6), i64('one', 1)],
  },
  {
    name: 'Slice backwards',
    nodes: [node('Slice', 'x0 s e a t', 'y')],
    shapes: [[2, 7]],
    constants: [i64('s', -2), i64('e', -99), i64('a', -1), i64('t', -2)],
    linear: true,
  },
  {
    name: 'Slice of two axes',
    nodes: [node('Slice', 'x0 s e', 'y')],
    shapes: [[4, 7]],
    constants: [i64('s', 1, -3), i64('e', 3, 99)],
    linear: true,
  },
  {
    name: 'Gather one',
    nodes: [node('Gather', 'x0 i', 'y', { axis: int(1) })],
    shapes: [[2, 4, 3]],
    constants: [int64Tensor('i', [], [-1])],
    linear: true,
  },
  {
    name: 'Gather repeated',
    nodes: [node('Gather', 'x0 i', 'y', { axis: int(1) })],
    shapes: [[2, 4, 3]],
    constants: [int64Tensor('i', [2, 2], [3, 0, 0, -2])],
    linear: true,
  },
  {
    name: 'GatherElements',
    nodes: [node('GatherElements', 'x0 i', 'y', { axis: int(1) })],
    shapes: [[2, 3]],
    constants: [int64Tensor('i', [2, 2], [0, 0, 2, -1])],
    linear: true,
  },
  {
    name: 'GatherND',
    nodes: [node('GatherND', 'x0 i', 'y')],
    shapes: [[2, 3, 2]],
    constants: [int64Tensor('i', [2, 2], [0, 2, 1, 0])],
    linear: true,
  },
  {
    name: 'ScatterND',
    nodes: [node('ScatterND', 'x0 i x1', 'y')],
    shapes: [
      [4, 3],
      [2, 3],
    ],
    constants: [int64Tensor('i', [2, 1], [3, 1])],
    linear: true,
  },
  {
    name: 'ScatterElements',
    nodes: [node('ScatterElements', 'x0 i x1', 'y', { axis: int(1) })],
    shapes: [
      [2, 4],
      [2, 2],
    ],
    constants: [int64Tensor('i', [2, 2], [0, 2, 1, 3])],
    linear: true,
  },
  {
    name: 'TopK',
    nodes: [node('TopK', 'x0 k', 'y i', { axis: int(1) })],
    shapes: [[1, 5]],
    constants: [i64('k', 2)],
    range: [0, 3],
  },
  {
    name: 'Pad constant',
    nodes: [node('Pad', 'x0 p', 'y')],
    shapes: [[2, 5]],
    constants: [i64('p', 1, -1, 0, 2)],
    linear: true,
  },
  ...['reflect', 'edge', 'wrap'].map((mode): RuleExample => ({
    name: `Pad ${mode}`,
    nodes: [node('Pad', 'x0 p', 'y', { mode: text(mode) })],
    shapes: [[2, 5]],
    constants: [i64('p', 0, 2, 0, 3)],
    opset: 19,
    linear: true,
  })),
  ...['half_pixel', 'pytorch_half_pixel', 'align_corners', 'asymmetric', 'half_pixel_symmetric'].flatMap(
    (coordinates) =>
      ['nearest', 'linear', 'cubic'].flatMap((mode) =>
        [
          [3, 4],
          [10, 9],
        ].map((sizes) =>
          resize(
            `${mode} ${coordinates} to ${sizes.join('x')}`,
            { mode: text(mode), coordinate_transformation_mode: text(coordinates) },
            sizes,
          ),
        ),
      ),
  ),
  ...['floor', 'ceil', 'round_prefer_ceil'].map((rounding) =>
    resize(`nearest ${rounding}`, { mode: text('nearest'), nearest_mode: text(rounding) }, [10, 9]),
  ),
  ...[0, 1].flatMap((exclude) =>
    ['linear', 'cubic'].map((mode) =>
      resize(
        `${mode} antialias, exclude_outside ${exclude}`,
        { mode: text(mode), antialias: int(1), exclude_outside: int(exclude) },
        [3, 4],
      ),
    ),
  ),
  resize(
    'nearest by whole factors',
    { mode: text('nearest'), coordinate_transformation_mode: text('asymmetric'), nearest_mode: text('floor') },
    [10, 18],
  ),
];
