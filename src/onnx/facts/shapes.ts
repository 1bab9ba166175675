import { axesOf, normalAxis, reducedAxes } from '../axes.ts';
import { intOf, intsOf } from '../attributes.ts';
import type { Node } from '../model.ts';
import type { Dim, Shape } from './dim.ts';
import {
  addDims,
  broadcastShapes,
  dimText,
  divideExactly,
  floorDivide,
  multiplyDims,
  productOf,
  sameDim,
  subtractDims,
  symbol,
} from './dim.ts';
import type { KnownFacts, ShapeQuery } from './known.ts';
import { sliceIndices } from './values.ts';
import { convShape, convTransposeShape, poolShape } from './windowShapes.ts';

type Shapes = readonly (Shape | undefined)[];

/** Shapes of a node's outputs, as far as its inputs determine them; an operator not in the table gives none. */
export function inferShapes(node: Node, facts: KnownFacts): Shapes {
  const query: ShapeQuery = {
    node,
    facts,
    shape: (i) => ((node.inputs[i] ?? '') === '' ? undefined : facts.shapeOf(node.inputs[i] ?? '')),
    value: (i) => ((node.inputs[i] ?? '') === '' ? undefined : facts.valueOf(node.inputs[i] ?? '')),
  };
  const rule = TABLE[node.opType];
  if (rule) return rule(query);
  return SAME_AS_FIRST.has(node.opType) ? node.outputs.map((_, i) => (i === 0 ? query.shape(0) : undefined)) : [];
}

const SAME_AS_FIRST = new Set(
  `Abs Acos Acosh Asin Asinh Atan Atanh Bernoulli BitwiseNot Cast CastLike Ceil Celu Clip Cos Cosh CumSum
  DequantizeLinear DynamicQuantizeLinear Elu Erf Exp EyeLike Floor Gelu GroupNormalization HardSigmoid HardSwish Hardmax Identity
  InstanceNormalization IsInf IsNaN LRN LeakyRelu Log LogSoftmax LpNormalization MeanVarianceNormalization Mish Neg Not
  QuantizeLinear Reciprocal Relu RMSNormalization Round ScatterElements ScatterND Selu Shrink Sigmoid Sign Sin Sinh
  Softmax Softplus Softsign Sqrt Swish Tan Tanh ThresholdedRelu Trilu`.split(/\s+/),
);

function broadcast({ node, shape }: ShapeQuery): Shapes {
  const shapes = node.inputs.map((_, i) => shape(i));
  if (!shapes.every((s) => s !== undefined)) return [];
  return [shapes.reduce(broadcastShapes)];
}

function reduce({ node, facts, shape }: ShapeQuery): Shapes {
  const x = shape(0);
  const axes = x && reducedAxes(node, facts, x.length);
  if (!x || !axes) return [];
  const keep = intOf(node, 'keepdims', 1) === 1;
  return [keep ? x.map((dim, i) => (axes.includes(i) ? 1 : dim)) : x.filter((_, i) => !axes.includes(i))];
}

function argReduce({ node, shape }: ShapeQuery): Shapes {
  const x = shape(0);
  if (!x) return [];
  const axis = normalAxis(intOf(node, 'axis', 0), x.length);
  const keep = intOf(node, 'keepdims', 1) === 1;
  return [keep ? x.map((dim, i) => (i === axis ? 1 : dim)) : x.filter((_, i) => i !== axis)];
}

function matmul({ shape }: ShapeQuery): Shapes {
  const [a, b] = [shape(0), shape(1)];
  if (!a || !b || a.length === 0 || b.length === 0) return [];
  const left = a.length === 1 ? [1, ...a] : a;
  const right = b.length === 1 ? [...b, 1] : b;
  const batch = broadcastShapes(left.slice(0, -2), right.slice(0, -2));
  const rows = a.length === 1 ? [] : [left.at(-2) ?? 1];
  const columns = b.length === 1 ? [] : [right.at(-1) ?? 1];
  return [[...batch, ...rows, ...columns]];
}

function gemm({ node, shape }: ShapeQuery): Shapes {
  const [a, b] = [shape(0), shape(1)];
  const rows = a?.[intOf(node, 'transA', 0) === 1 ? 1 : 0];
  const columns = b?.[intOf(node, 'transB', 0) === 1 ? 0 : 1];
  return rows === undefined || columns === undefined ? [] : [[rows, columns]];
}

function reshape({ node, shape, value }: ShapeQuery): Shapes {
  const x = shape(0);
  const wanted = value(1);
  if (!wanted) {
    const rank = shape(1)?.[0];
    const name = node.outputs[0] ?? '';
    return typeof rank === 'number' ? [Array.from({ length: rank }, (_, i) => symbol(`${name}[${i}]`))] : [];
  }
  const copy = intOf(node, 'allowzero', 0) === 0;
  const dims = wanted.map((dim, i) => (dim === 0 && copy ? x?.[i] : dim));
  const open = dims.indexOf(-1);
  if (open < 0) return dims.every((dim) => dim !== undefined) ? [dims] : [];
  const others = dims.filter((_, i) => i !== open);
  if (!others.every((dim) => dim !== undefined)) return [];
  const rest = (x && divideExactly(productOf(x), productOf(others))) ?? symbol(`${node.outputs[0] ?? ''}[${open}]`);
  return [dims.map((dim, i) => (i === open ? rest : (dim ?? rest)))];
}

function flatten({ node, shape }: ShapeQuery): Shapes {
  const x = shape(0);
  if (!x) return [];
  const axis = normalAxis(intOf(node, 'axis', 1), x.length);
  return [[productOf(x.slice(0, axis)), productOf(x.slice(axis))]];
}

function squeeze({ node, facts, shape }: ShapeQuery): Shapes {
  const x = shape(0);
  if (!x) return [];
  const given = (node.inputs[1] ?? '') !== '' || intsOf(node, 'axes') !== undefined;
  const axes = axesOf(node, facts, x.length);
  if (given && !axes) return [];
  return [x.filter((dim, i) => (axes ? !axes.includes(i) : dim !== 1))];
}

function unsqueeze({ node, facts, shape }: ShapeQuery): Shapes {
  const x = shape(0);
  const count = intsOf(node, 'axes') ?? facts.numbersOf(node.inputs[1] ?? '');
  if (!x || !count) return [];
  const rank = x.length + count.length;
  const axes = axesOf(node, facts, rank) ?? [];
  const rest = [...x];
  return [Array.from({ length: rank }, (_, i) => (axes.includes(i) ? 1 : (rest.shift() ?? 1)))];
}

function concat({ node, shape }: ShapeQuery): Shapes {
  const shapes = node.inputs.map((_, i) => shape(i));
  const first = shapes[0];
  if (!first || !shapes.every((s) => s !== undefined)) return [];
  const axis = normalAxis(intOf(node, 'axis', 0), first.length);
  return [first.map((dim, i) => (i === axis ? shapes.map((s) => s[axis] ?? 0).reduce(addDims) : dim))];
}

function split({ node, shape, value }: ShapeQuery): Shapes {
  const x = shape(0);
  if (!x) return [];
  const axis = normalAxis(intOf(node, 'axis', 0), x.length);
  const size = x[axis] ?? 1;
  const sizes =
    (node.inputs[1] ?? '') === '' ? (intsOf(node, 'split') ?? equalParts(size, node.outputs.length)) : value(1);
  return node.outputs.map((name, i) =>
    x.map((dim, j) => (j === axis ? (sizes?.[i] ?? symbol(`${name}[${axis}]`)) : dim)),
  );
}

/** Sizes of n parts: all equal, the last one smaller when they do not fit. */
export function equalParts(size: Dim, n: number): readonly Dim[] {
  if (typeof size !== 'number') return Array.from({ length: n }, () => floorDivide(size, n));
  const part = Math.ceil(size / n);
  return Array.from({ length: n }, (_, i) => (i < n - 1 ? part : size - part * (n - 1)));
}

function slice({ node, shape, value }: ShapeQuery): Shapes {
  const x = shape(0);
  if (!x) return [];
  const [starts, ends, steps] = [value(1), value(2), value(4)];
  const hasAxes = (node.inputs[3] ?? '') !== '';
  const axes = hasAxes ? value(3) : starts?.map((_, i) => i);
  const unknown = (axis: number): Dim => symbol(`${node.outputs[0] ?? ''}[${axis}]`);
  if (!axes?.every((axis): axis is number => typeof axis === 'number')) return [x.map((_, i) => unknown(i))];
  const result = [...x];
  axes.forEach((given, i) => {
    const axis = normalAxis(given, x.length);
    result[axis] = slicedSize(x[axis] ?? 1, starts?.[i], ends?.[i], steps?.[i] ?? 1) ?? unknown(axis);
  });
  return [result];
}

function slicedSize(size: Dim, start: Dim | undefined, end: Dim | undefined, step: Dim): Dim | undefined {
  if (start === undefined || end === undefined || typeof step !== 'number') return undefined;
  if (typeof size === 'number' && typeof start === 'number' && typeof end === 'number') {
    return sliceIndices(size, start, end, step).length;
  }
  if (step !== 1) return undefined;
  const low = typeof start === 'number' && start < 0 ? addDims(size, start) : start;
  const toTheEnd = (typeof end === 'number' && end >= 2 ** 31 - 1) || sameDim(end, size);
  if (toTheEnd) return subtractDims(size, low);
  if (typeof end === 'number' && end < 0) return subtractDims(addDims(size, end), low);
  return undefined;
}

function gather({ node, shape }: ShapeQuery): Shapes {
  const [x, indices] = [shape(0), shape(1)];
  if (!x || !indices) return [];
  const axis = normalAxis(intOf(node, 'axis', 0), x.length);
  return [[...x.slice(0, axis), ...indices, ...x.slice(axis + 1)]];
}

function gatherNd({ node, shape }: ShapeQuery): Shapes {
  const [x, indices] = [shape(0), shape(1)];
  const depth = indices?.at(-1);
  if (!x || !indices || typeof depth !== 'number') return [];
  const batch = intOf(node, 'batch_dims', 0);
  return [[...indices.slice(0, -1), ...x.slice(batch + depth)]];
}

function pad({ node, shape, value }: ShapeQuery): Shapes {
  const x = shape(0);
  const pads = value(1);
  if (!x) return [];
  const axes = (node.inputs[3] ?? '') === '' ? x.map((_, i) => i) : value(3);
  const result = [...x];
  axes?.forEach((given, i) => {
    const axis = normalAxis(Number(given), x.length);
    const [before, after] = [pads?.[i], pads?.[i + axes.length]];
    result[axis] =
      before === undefined || after === undefined
        ? symbol(`${node.outputs[0] ?? ''}[${axis}]`)
        : addDims(x[axis] ?? 0, addDims(before, after));
  });
  return [result];
}

function resize({ node, shape, value }: ShapeQuery): Shapes {
  const x = shape(0);
  if (!x) return [];
  const [scales, sizes] = [value(2), value(3)];
  const axes = intsOf(node, 'axes')?.map((axis) => normalAxis(axis, x.length)) ?? x.map((_, i) => i);
  const result = [...x];
  axes.forEach((axis, i) => {
    const size = x[axis] ?? 1;
    const scale = scales?.[i];
    const given = sizes?.[i];
    if (given !== undefined) result[axis] = given;
    else if (typeof scale !== 'number') result[axis] = symbol(`${node.outputs[0] ?? ''}[${axis}]`);
    else if (typeof size === 'number') result[axis] = Math.floor(size * scale);
    else if (Number.isInteger(scale)) result[axis] = multiplyDims(size, scale);
    else result[axis] = symbol(`floor(${scale}·${dimText(size)})`);
  });
  return [result];
}

function depthToSpace({ node, shape }: ShapeQuery): Shapes {
  const x = shape(0);
  const block = intOf(node, 'blocksize', 1);
  if (x?.length !== 4) return [];
  const [n = 1, c = 1, h = 1, w = 1] = x;
  return [[n, floorDivide(c, block * block), multiplyDims(h, block), multiplyDims(w, block)]];
}

function spaceToDepth({ node, shape }: ShapeQuery): Shapes {
  const x = shape(0);
  const block = intOf(node, 'blocksize', 1);
  if (x?.length !== 4) return [];
  const [n = 1, c = 1, h = 1, w = 1] = x;
  return [[n, multiplyDims(c, block * block), floorDivide(h, block), floorDivide(w, block)]];
}

function ofShape({ node, shape, value }: ShapeQuery): Shapes {
  const wanted = value(0);
  if (wanted) return [wanted];
  const rank = shape(0)?.[0];
  const name = node.outputs[0] ?? '';
  return typeof rank === 'number' ? [Array.from({ length: rank }, (_, i) => symbol(`${name}[${i}]`))] : [];
}

function expand({ node, shape, value }: ShapeQuery): Shapes {
  const x = shape(0);
  const wanted = value(1);
  if (x && wanted) return [broadcastShapes(x, wanted)];
  const rank = shape(1)?.[0];
  if (!x || typeof rank !== 'number') return [];
  const name = node.outputs[0] ?? '';
  return [Array.from({ length: Math.max(rank, x.length) }, (_, i) => symbol(`${name}[${i}]`))];
}

function tile({ node, shape, value }: ShapeQuery): Shapes {
  const x = shape(0);
  const repeats = value(1);
  return x
    ? [x.map((dim, i) => (repeats ? multiplyDims(dim, repeats[i] ?? 1) : symbol(`${node.outputs[0] ?? ''}[${i}]`)))]
    : [];
}

function einsum({ node, shape }: ShapeQuery): Shapes {
  const attribute = node.attributes.equation;
  const equation = attribute?.kind === 'string' ? attribute.value.replaceAll(' ', '') : '';
  const [left = '', right] = equation.split('->');
  if (right === undefined || equation.includes('.')) return [];
  const sizes = new Map<string, Dim>();
  left.split(',').forEach((letters, i) => {
    letters.split('').forEach((letter, j) => sizes.set(letter, shape(i)?.[j] ?? NaN));
  });
  return [right.split('').map((letter) => sizes.get(letter) ?? NaN)];
}

/** y, the statistics, and the further outputs of training mode (see `lowering/batchNormalization.ts`). */
function batchNormalization({ shape }: ShapeQuery): Shapes {
  const [x, scale] = [shape(0), shape(1)];
  return [x, scale, scale, x, x?.map((dim, i) => (i === 1 ? dim : 1))];
}

function layerNormalization({ node, shape }: ShapeQuery): Shapes {
  const x = shape(0);
  if (!x) return [];
  const axis = normalAxis(intOf(node, 'axis', -1), x.length);
  const reduced = x.map((dim, i) => (i >= axis ? 1 : dim));
  return [x, reduced, reduced];
}

function range({ node, facts }: ShapeQuery): Shapes {
  const count = facts.valueOf(node.outputs[0] ?? '')?.length;
  const [start, limit, delta] = node.inputs.map((name) => facts.valueOf(name)?.[0]);
  if (count !== undefined) return [[count]];
  if (typeof start === 'number' && typeof limit === 'number' && typeof delta === 'number') {
    return [[Math.max(0, Math.ceil((limit - start) / delta))]];
  }
  return [[start === 0 && delta === 1 && limit !== undefined ? limit : symbol(`${node.outputs[0] ?? ''}[0]`)]];
}

function topK({ node, shape, value }: ShapeQuery): Shapes {
  const x = shape(0);
  if (!x) return [];
  const axis = normalAxis(intOf(node, 'axis', -1), x.length);
  const k = value(1)?.[0] ?? symbol(`${node.outputs[0] ?? ''}[${axis}]`);
  const result = x.map((dim, i) => (i === axis ? k : dim));
  return [result, result];
}

const TABLE: Readonly<Record<string, (query: ShapeQuery) => Shapes>> = {
  ...Object.fromEntries(
    `Add Sub Mul Div Pow PRelu Mod Min Max Mean Sum And Or Xor Equal Greater GreaterOrEqual Less LessOrEqual Where BitShift`
      .split(' ')
      .map((op) => [op, broadcast]),
  ),
  ...Object.fromEntries(
    `ReduceMean ReduceSum ReduceMax ReduceMin ReduceProd ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceSumSquare`
      .split(' ')
      .map((op) => [op, reduce]),
  ),
  ArgMax: argReduce,
  ArgMin: argReduce,
  AveragePool: poolShape,
  BatchNormalization: batchNormalization,
  Concat: concat,
  ConstantOfShape: ofShape,
  Conv: convShape,
  ConvTranspose: convTransposeShape,
  DepthToSpace: depthToSpace,
  Dropout: ({ shape }) => [shape(0), shape(0)],
  Einsum: einsum,
  Expand: expand,
  Flatten: flatten,
  Gather: gather,
  GatherElements: ({ shape }) => [shape(1)],
  GatherND: gatherNd,
  Gemm: gemm,
  GlobalAveragePool: ({ shape }) => [shape(0)?.map((dim, i) => (i < 2 ? dim : 1))],
  GlobalMaxPool: ({ shape }) => [shape(0)?.map((dim, i) => (i < 2 ? dim : 1))],
  LayerNormalization: layerNormalization,
  LpPool: poolShape,
  MatMul: matmul,
  MaxPool: (query) => [...poolShape(query), ...poolShape(query)],
  NonZero: ({ node, shape }) => [
    [shape(0)?.length ?? symbol(`${node.outputs[0] ?? ''}[0]`), symbol(`${node.outputs[0] ?? ''}[1]`)],
  ],
  Pad: pad,
  Range: range,
  Reshape: reshape,
  Resize: resize,
  Shape: ({ shape, node }) => {
    const x = shape(0);
    return x ? [[x.slice(intOf(node, 'start', 0), intOf(node, 'end', undefined)).length]] : [];
  },
  Size: () => [[]],
  Slice: slice,
  SpaceToDepth: spaceToDepth,
  Split: split,
  Squeeze: squeeze,
  Tile: tile,
  TopK: topK,
  Transpose: ({ node, shape }) => {
    const x = shape(0);
    const order = intsOf(node, 'perm') ?? x?.map((_, i) => x.length - 1 - i);
    return x && order ? [order.map((axis) => x[axis] ?? 1)] : [];
  },
  Unsqueeze: unsqueeze,
};
