import { float, int, ints } from './attributes.ts';
import { DataType } from './dataType.ts';
import type { Shape } from './facts/dim.ts';
import { sameDim, sameShape, staticShape } from './facts/dim.ts';
import { Facts } from './facts/facts.ts';
import type { Attribute, Graph, Node, TensorData } from './model.ts';
import { doubleTensor, floatTensor, int64Tensor } from './tensor.ts';

/** Equal constants up to this size are stored once. */
const SHARED_BYTES = 1024;

type Attributes = Readonly<Record<string, Attribute>>;

/**
 * Appends nodes to a graph: fresh names, facts kept up to date, and equal nodes made once.
 *
 * Values are named by strings throughout; every method returns the name of its result.
 */
export class Emitter {
  readonly nodes: Node[] = [];
  readonly initializers: Map<string, TensorData>;
  readonly facts: Facts;
  private readonly taken: Set<string>;
  private readonly made = new Map<string, readonly string[]>();
  private readonly producers = new Map<string, Node>();
  private counter = 0;

  /**
   * @param graph the graph to extend; its nodes are not emitted, only its names, inputs and constants are known
   * @param prefix what new names begin with
   */
  constructor(
    graph: Graph,
    private readonly prefix: string,
  ) {
    this.initializers = new Map(graph.initializers);
    this.facts = new Facts(this.initializers);
    for (const info of graph.inputs) this.facts.declare(info);
    this.taken = new Set([...graph.initializers.keys(), ...graph.inputs.map((info) => info.name)]);
    for (const node of graph.nodes) for (const output of node.outputs) this.taken.add(output);
  }

  /** A name that is not in use. */
  fresh(hint: string): string {
    for (;;) {
      const name = `${this.prefix}${hint}_${this.counter++}`;
      if (this.taken.has(name)) continue;
      this.taken.add(name);
      return name;
    }
  }

  /** Appends a node as it is. */
  append(node: Node): void {
    this.nodes.push(node);
    for (const output of node.outputs) this.producers.set(output, node);
    this.facts.infer(node);
  }

  /** Gives a value another name, as outputs have theirs. */
  alias(value: string, name: string): void {
    this.append({ name, opType: 'Identity', domain: '', inputs: [value], outputs: [name], attributes: {} });
  }

  /** The node that computes a value; undefined for inputs and constants. */
  producerOf(name: string): Node | undefined {
    return this.producers.get(name);
  }

  /**
   * Asks a node for optional outputs that it does not give yet.
   *
   * @param node a node that was appended before
   * @param count how many outputs are wanted
   * @returns names of the first `count` outputs
   */
  extend(node: Node, count: number): readonly string[] {
    const [first = ''] = node.outputs;
    const current = this.producers.get(first) ?? node;
    const outputs = Array.from({ length: Math.max(count, current.outputs.length) }, (_, i) => {
      const name = current.outputs[i] ?? '';
      return name === '' && i < count ? this.fresh(node.opType) : name;
    });
    const extended = { ...current, outputs };
    this.nodes[this.nodes.indexOf(current)] = extended;
    for (const output of outputs) this.producers.set(output, extended);
    this.facts.infer(extended);
    return outputs;
  }

  /** Emits a node with several outputs, or finds the equal one made before. */
  many(opType: string, inputs: readonly string[], attributes: Attributes, outputs: number): readonly string[] {
    const key = JSON.stringify([opType, inputs, attributes, outputs]);
    const known = this.made.get(key);
    if (known) return known;
    const name = this.fresh(opType);
    const names = Array.from({ length: outputs }, (_, i) => (i === 0 ? name : `${name}.${i}`));
    this.append({ name, opType, domain: '', inputs, outputs: names, attributes });
    this.made.set(key, names);
    return names;
  }

  /** Emits a node with one output. */
  op(opType: string, inputs: readonly string[], attributes: Attributes = {}): string {
    return this.many(opType, inputs, attributes, 1)[0] ?? '';
  }

  /** Adds a constant under a fresh name. */
  constant(tensor: TensorData): string {
    const small = tensor.raw.byteLength <= SHARED_BYTES;
    const key = small ? `${tensor.dataType} [${tensor.dims.join()}] ${tensor.raw.join()}` : '';
    const known = this.made.get(key)?.[0];
    if (known !== undefined) return known;
    const name = this.fresh('constant');
    this.initializers.set(name, { ...tensor, name });
    if (small) this.made.set(key, [name]);
    return name;
  }

  /** An int64 vector. */
  ints(values: readonly number[]): string {
    return this.constant(int64Tensor('', [values.length], values));
  }

  /** An int64 scalar. */
  int(value: number): string {
    return this.constant(int64Tensor('', [], [value]));
  }

  /** A floating constant of the element type of another value. */
  floatLike(like: string, values: readonly number[], dims: readonly number[] = []): string {
    const make = this.facts.typeOf(like) === DataType.Double ? doubleTensor : floatTensor;
    return this.constant(make('', dims, values));
  }

  /** A float32 vector, as scales are. */
  constantFloats(values: readonly number[]): string {
    return this.constant(floatTensor('', [values.length], values));
  }

  add = (a: string, b: string): string => this.op('Add', [a, b]);
  sub = (a: string, b: string): string => this.op('Sub', [a, b]);
  mul = (a: string, b: string): string => this.op('Mul', [a, b]);
  div = (a: string, b: string): string => this.op('Div', [a, b]);
  neg = (a: string): string => this.op('Neg', [a]);

  /** a times a number. */
  scale(a: string, factor: number): string {
    return factor === 1 ? a : this.mul(a, this.floatLike(a, [factor]));
  }

  /** a plus a number. */
  shift(a: string, offset: number): string {
    return offset === 0 ? a : this.add(a, this.floatLike(a, [offset]));
  }

  /** A condition as 0 or 1 of the element type of another value. */
  indicator(condition: string, like: string): string {
    return this.op('Cast', [condition], { to: int(this.facts.typeOf(like) ?? DataType.Float) });
  }

  /** The value where the condition holds, else 0. */
  where(condition: string, value: string): string {
    return this.op('Where', [condition, value, this.floatLike(value, [0])]);
  }

  transpose(x: string, perm: readonly number[]): string {
    return perm.every((axis, i) => axis === i) ? x : this.op('Transpose', [x], { perm: ints(perm) });
  }

  /** The transpose of the last two axes. */
  swapLast(x: string, rank: number): string {
    const perm = Array.from({ length: rank }, (_, i) => (i < rank - 2 ? i : 2 * rank - 3 - i));
    return this.transpose(x, perm);
  }

  /** The shape of a value as an int64 vector: a constant where all sizes are known. */
  shape(x: string): string {
    const known = this.facts.staticShapeOf(x);
    return known ? this.ints(known) : this.op('Shape', [x]);
  }

  /** The size of one axis as an int64 vector of length 1. */
  size(x: string, axis: number): string {
    const dim = this.facts.shapeOf(x)?.[axis];
    return typeof dim === 'number' ? this.ints([dim]) : this.op('Shape', [x], { start: int(axis), end: int(axis + 1) });
  }

  concat(parts: readonly string[], axis = 0): string {
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : this.op('Concat', parts, { axis: int(axis) });
  }

  /** A shape from numbers and computed int64 vectors. */
  dims(parts: readonly (number | string)[]): string {
    if (parts.every((part) => typeof part === 'number')) return this.ints(parts);
    return this.concat(parts.map((part) => (typeof part === 'number' ? this.ints([part]) : part)));
  }

  reshape(x: string, shape: readonly (number | string)[]): string {
    const known = this.facts.staticShapeOf(x);
    if (known?.length === shape.length && known.every((dim, i) => dim === shape[i])) return x;
    return this.op('Reshape', [x, this.dims(shape)]);
  }

  /** The value with the shape of another one of the same number of elements. */
  reshapeLike(x: string, like: string): string {
    const [from, to] = [this.facts.shapeOf(x), this.facts.shapeOf(like)];
    if (from && to && sameShape(from, to)) return x;
    const result = this.op('Reshape', [x, this.targetOf(from, to) ?? this.shape(like)]);
    if (to) this.facts.setShape(result, to);
    return result;
  }

  /** A constant Reshape target with 0 for sizes kept and one -1, where that says enough. */
  private targetOf(from: Shape | undefined, to: Shape | undefined): string | undefined {
    if (!to || staticShape(to)?.includes(0)) return undefined;
    const open = to.flatMap((dim, i) => {
      const kept = from?.[i];
      return typeof dim === 'number' || (kept !== undefined && sameDim(kept, dim)) ? [] : [i];
    });
    if (open.length > 1) return undefined;
    return this.ints(to.map((dim, i) => (open.includes(i) ? -1 : typeof dim === 'number' ? dim : 0)));
  }

  reduce(opType: string, x: string, axes: readonly number[], keepdims: boolean): string {
    if (axes.length === 0) return x;
    return this.op(opType, [x, this.ints(axes)], { keepdims: int(keepdims ? 1 : 0) });
  }

  expandLike(x: string, like: string): string {
    const [from, to] = [this.facts.shapeOf(x), this.facts.shapeOf(like)];
    if (from && to && sameShape(from, to)) return x;
    const result = this.op('Expand', [x, this.shape(like)]);
    if (to) this.facts.setShape(result, to);
    return result;
  }

  zerosLike(x: string): string {
    return this.expandLike(this.floatLike(x, [0]), x);
  }

  /** x [begin, end) along one axis. */
  sliceAxis(x: string, axis: number, begin: string, end: string): string {
    return this.op('Slice', [x, begin, end, this.ints([axis])]);
  }

  /** 0, 1, ..., n - 1 of int64, for a size given as an int64 vector of length 1. */
  range(size: string): string {
    const known = this.facts.numbersOf(size)?.[0];
    if (known !== undefined && known <= 4096) return this.ints(Array.from({ length: known }, (_, i) => i));
    return this.op('Range', [this.int(0), this.op('Reshape', [size, this.ints([])]), this.int(1)]);
  }

  unsqueeze(x: string, axes: readonly number[]): string {
    return this.op('Unsqueeze', [x, this.ints(axes)]);
  }

  /** Matrix product of 2-d values with either side transposed. */
  gemm(a: string, b: string, transA: boolean, transB: boolean): string {
    return this.op('Gemm', [a, b], {
      alpha: float(1),
      ...(transA ? { transA: int(1) } : {}),
      ...(transB ? { transB: int(1) } : {}),
    });
  }

  /** A floating value multiplied along one axis by a matrix [size of that axis, new size]. */
  contract(x: string, axis: number, matrix: string): string {
    const rank = this.facts.shapeOf(x)?.length ?? axis + 1;
    if (axis === rank - 1) return this.op('MatMul', [x, matrix]);
    if (axis === rank - 2) return this.op('MatMul', [this.transpose(matrix, [1, 0]), x]);
    const perm = Array.from({ length: rank }, (_, i) => (i === axis ? rank - 1 : i === rank - 1 ? axis : i));
    return this.transpose(this.op('MatMul', [this.transpose(x, perm), matrix]), perm);
  }
}
