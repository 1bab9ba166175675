import { intOf, intsOf } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import type { Node } from '../model.ts';
import { numbersOf, sizeOf } from '../tensor.ts';
import type { Dim } from './dim.ts';
import { addDims, divideExactly, floorDivide, multiplyDims, productOf, sameDim, subtractDims } from './dim.ts';
import type { KnownFacts } from './known.ts';

type Value = readonly Dim[];

const BINARY: Readonly<Record<string, (a: Dim, b: Dim) => Dim | undefined>> = {
  Add: addDims,
  Sub: subtractDims,
  Mul: multiplyDims,
  Max: (a, b) => (typeof a === 'number' && typeof b === 'number' ? Math.max(a, b) : sameDim(a, b) ? a : undefined),
  Min: (a, b) => (typeof a === 'number' && typeof b === 'number' ? Math.min(a, b) : sameDim(a, b) ? a : undefined),
  Mod: (a, b) => (typeof a === 'number' && typeof b === 'number' && a >= 0 ? a % b : undefined),
};

/** Comparisons decide only between numbers, or on equality of the same size; sizes are never -1. */
const equal = (a: Dim, b: Dim): Dim | undefined => {
  if (sameDim(a, b)) return 1;
  if (typeof a === 'number' && typeof b === 'number') return 0;
  return a === -1 || b === -1 ? 0 : undefined;
};

const compare =
  (holds: (a: number, b: number) => boolean) =>
  (a: Dim, b: Dim): Dim | undefined =>
    typeof a === 'number' && typeof b === 'number' ? Number(holds(a, b)) : undefined;

/**
 * Follows shape arithmetic by value: the small contents of a node's first output, where they can be known.
 *
 * Integers may be symbolic sizes; floats are followed as numbers only.
 */
export function inferValue(node: Node, facts: KnownFacts): Value | undefined {
  const value = (i: number): Value | undefined => {
    const name = node.inputs[i];
    return name === undefined || name === '' ? undefined : facts.valueOf(name);
  };
  const a = value(0);
  switch (node.opType) {
    case 'Shape': {
      const shape = facts.shapeOf(node.inputs[0] ?? '');
      return shape?.slice(intOf(node, 'start', 0), intOf(node, 'end', undefined));
    }
    case 'Size': {
      const shape = facts.shapeOf(node.inputs[0] ?? '');
      return shape && [productOf(shape)];
    }
    case 'Identity':
    case 'Squeeze':
    case 'Unsqueeze':
    case 'Reshape':
    case 'Flatten':
      return a;
    case 'Cast': {
      const to = intOf(node, 'to', 0);
      if (to === DataType.Int64 || to === DataType.Int32) {
        return a?.map((dim) => (typeof dim === 'number' ? Math.trunc(dim) : dim));
      }
      return a;
    }
    case 'Add':
    case 'Sub':
    case 'Mul':
    case 'Max':
    case 'Min':
    case 'Mod':
      return node.inputs.length === 2 ? zip(a, value(1), BINARY[node.opType]) : undefined;
    case 'Div': {
      const whole =
        facts.typeOf(node.inputs[0] ?? '') === DataType.Int64 || facts.typeOf(node.inputs[0] ?? '') === DataType.Int32;
      const divide = (x: Dim, y: Dim): Dim | undefined => {
        if (whole) return floorDivide(x, y);
        return typeof x === 'number' && typeof y === 'number' ? x / y : divideExactly(x, y);
      };
      return zip(a, value(1), divide);
    }
    case 'Equal':
      return zip(a, value(1), equal);
    case 'Greater':
      return zip(
        a,
        value(1),
        compare((x, y) => x > y),
      );
    case 'Less':
      return zip(
        a,
        value(1),
        compare((x, y) => x < y),
      );
    case 'Not':
      return numeric(a, (x) => 1 - x);
    case 'Neg':
      return a?.map((dim) => multiplyDims(dim, -1));
    case 'Sqrt':
      return numeric(a, Math.sqrt);
    case 'Floor':
      return numeric(a, Math.floor);
    case 'Ceil':
      return numeric(a, Math.ceil);
    case 'Where':
      return where(a, value(1), value(2));
    case 'Concat': {
      const parts = node.inputs.map((_, i) => value(i));
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
    }
    case 'Gather':
      return gather(a, value(1), facts.shapeOf(node.inputs[0] ?? '')?.length);
    case 'Slice':
      return slice(node, facts, a, value);
    case 'Transpose':
      return transpose(a, facts.staticShapeOf(node.inputs[0] ?? ''), intsOf(node, 'perm'));
    case 'ConstantOfShape':
      return constantOfShape(node, a);
    case 'Expand': {
      const shape = facts.staticShapeOf(node.outputs[0] ?? '');
      return a?.length === 1 && shape ? Array.from({ length: sizeOf(shape) }, () => a[0] ?? 0) : undefined;
    }
    case 'Range': {
      const [start, limit, delta] = [a?.[0], value(1)?.[0], value(2)?.[0]];
      if (typeof start !== 'number' || typeof limit !== 'number' || typeof delta !== 'number') return undefined;
      const count = Math.max(0, Math.ceil((limit - start) / delta));
      return count <= 64 ? Array.from({ length: count }, (_, i) => start + i * delta) : undefined;
    }
    case 'ReduceProd':
      return a && intsOf(node, 'axes') === undefined ? [productOf(a)] : undefined;
    default:
      return undefined;
  }
}

function zip(
  a: Value | undefined,
  b: Value | undefined,
  f: ((a: Dim, b: Dim) => Dim | undefined) | undefined,
): Value | undefined {
  if (!a || !b || !f || (a.length !== b.length && a.length !== 1 && b.length !== 1)) return undefined;
  const count = Math.max(a.length, b.length);
  const result: Dim[] = [];
  for (let i = 0; i < count; i++) {
    const x = a[a.length === 1 ? 0 : i];
    const y = b[b.length === 1 ? 0 : i];
    const value = x === undefined || y === undefined ? undefined : f(x, y);
    if (value === undefined) return undefined;
    result.push(value);
  }
  return result;
}

const numeric = (a: Value | undefined, f: (x: number) => number): Value | undefined =>
  a?.every((dim): dim is number => typeof dim === 'number') ? a.map(f) : undefined;

function where(condition: Value | undefined, yes: Value | undefined, no: Value | undefined): Value | undefined {
  if (!condition || !yes || !no) return undefined;
  const count = Math.max(condition.length, yes.length, no.length);
  const at = (value: Value, i: number): Dim => value[value.length === 1 ? 0 : i] ?? 0;
  return Array.from({ length: count }, (_, i) => (at(condition, i) === 0 ? at(no, i) : at(yes, i)));
}

function gather(data: Value | undefined, indices: Value | undefined, rank: number | undefined): Value | undefined {
  if (!data || !indices || rank !== 1) return undefined;
  const picked = indices.map((i) => (typeof i === 'number' ? data[i < 0 ? i + data.length : i] : undefined));
  return picked.every((dim) => dim !== undefined) ? picked : undefined;
}

/** A Slice along one axis of a small value of known shape. */
function slice(
  node: Node,
  facts: KnownFacts,
  data: Value | undefined,
  value: (i: number) => Value | undefined,
): Value | undefined {
  const shape = facts.staticShapeOf(node.inputs[0] ?? '');
  const [starts, ends] = [value(1), value(2)];
  const [start, end, step, axis] = [starts?.[0], ends?.[0], value(4)?.[0] ?? 1, value(3)?.[0] ?? 0];
  if (!data || !shape || starts?.length !== 1) return undefined;
  if (typeof start !== 'number' || typeof end !== 'number' || typeof step !== 'number') return undefined;
  const along = typeof axis === 'number' && axis < 0 ? axis + shape.length : Number(axis);
  const taken = sliceIndices(shape[along] ?? 0, start, end, step);
  return rearranged(
    data,
    shape,
    shape.map((size, i) => (i === along ? taken.length : size)),
    (index) => index.map((position, i) => (i === along ? (taken[position] ?? 0) : position)),
  );
}

function transpose(
  data: Value | undefined,
  shape: number[] | undefined,
  perm: readonly number[] | undefined,
): Value | undefined {
  if (!data || !shape) return undefined;
  const order = perm ?? shape.map((_, i) => shape.length - 1 - i);
  return rearranged(
    data,
    shape,
    order.map((axis) => shape[axis] ?? 1),
    (index) => shape.map((_, axis) => index[order.indexOf(axis)] ?? 0),
  );
}

/** Elements of a value in a new shape, each taken from the old index that a function gives for its new one. */
function rearranged(
  data: Value,
  from: readonly number[],
  to: readonly number[],
  source: (index: readonly number[]) => readonly number[],
): Value {
  return Array.from({ length: sizeOf(to) }, (_, position) => {
    const index = to.map((size, axis) => Math.floor(position / sizeOf(to.slice(axis + 1))) % size);
    const at = source(index).reduce((sum, i, axis) => sum * (from[axis] ?? 1) + i, 0);
    return data[at] ?? 0;
  });
}

/** The positions that a Slice takes along an axis of the given size (ONNX's clamping of starts and ends). */
export function sliceIndices(size: number, start: number, end: number, step: number): number[] {
  const wrap = (i: number): number => (i < 0 ? i + size : i);
  const clamp = (i: number, low: number, high: number): number => Math.min(Math.max(i, low), high);
  const first = step > 0 ? clamp(wrap(start), 0, size) : clamp(wrap(start), 0, size - 1);
  const last = step > 0 ? clamp(wrap(end), 0, size) : clamp(wrap(end), -1, size - 1);
  const count = Math.max(0, Math.ceil((last - first) / step));
  return Array.from({ length: count }, (_, i) => first + i * step);
}

function constantOfShape(node: Node, shape: Value | undefined): Value | undefined {
  const count = shape && productOf(shape);
  if (typeof count !== 'number' || count > 64) return undefined;
  const attribute = node.attributes.value;
  const fill = attribute?.kind === 'tensor' ? (numbersOf(attribute.value)[0] ?? 0) : 0;
  return Array.from({ length: count }, () => fill);
}
