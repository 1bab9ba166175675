import { intOf } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import { Emitter } from '../emitter.ts';
import { OnnxError } from '../errors.ts';
import { describeNode } from '../model.ts';
import type { Model, Node, TensorData } from '../model.ts';
import { floatTensor, halfTensor, numbersOf, sizeOf } from '../tensor.ts';
import { simplify } from '../vjp.ts';
import { withWeights } from './trained.ts';

/** Which weights are adapted, and how. */
export interface LoraOptions {
  /** Names of initializers that MatMul, Gemm or Conv nodes multiply by, directly or through Transpose, Cast or Identity. */
  readonly targets: readonly string[];
  /** Rank r of what is added. */
  readonly rank: number;
  /** What is added is scaled by alpha / rank; default: the rank. */
  readonly alpha?: number;
  /**
   * Draws the first values of an A, by its name: N(0, 1 / rank^2) as in peft's `gaussian` way, for one. B begins with zeros, so the
   * adapted model begins as the model.
   */
  readonly draw: (name: string, count: number) => ArrayLike<number>;
}

/** One adapted weight. */
export interface Adapter {
  readonly weight: string;
  /** Names of A [r, in] (or [r, C, ...kernel]) and B [out, r] (or [out, r, 1, ...]), initializers of the adapted model. */
  readonly down: string;
  readonly up: string;
  /** Whether the weight is stored as [out, in]. */
  readonly outputsFirst: boolean;
  /** alpha / rank. */
  readonly scale: number;
}

/** A model with adapters. */
export interface Adapted {
  readonly model: Model;
  readonly adapters: readonly Adapter[];
  /** Names of all A and B: what is to be trained. */
  readonly parameters: readonly string[];
}

/**
 * The products that adapters of low rank can stand beside: those that {@link insertLora} takes.
 *
 * @param source a model
 * @returns by what a product gives, the name of the weight that it multiplies by
 */
export function loraProducts(source: Model): ReadonlyMap<string, string> {
  const { graph } = simplify(source);
  const emit = new Emitter(graph, 'lora/');
  for (const info of graph.valueInfos) emit.facts.declare(info);
  const products = new Map<string, string>();
  for (const node of graph.nodes) {
    emit.append(node);
    const root = rootOf(emit, node);
    if (root === undefined) continue;
    const dims = emit.facts.staticShapeOf(node.inputs[1] ?? '') ?? [];
    const isPlain = node.opType === 'Conv' ? intOf(node, 'group', 1) === 1 : dims.length === 2 && intOf(node, 'transA', 0) === 0;
    if (isPlain) products.set(node.outputs[0] ?? '', root.name);
  }
  return products;
}

/**
 * Names of the weights that adapters of low rank can stand beside.
 *
 * @param source a model
 */
export const loraTargets = (source: Model): readonly string[] => [...new Set(loraProducts(source).values())];

const THROUGH = new Set(['Transpose', 'Cast', 'Identity']);

/**
 * Adds adapters of low rank (Hu et al., "LoRA", 2022) beside weights, which stay as they are: y = W x + alpha / r B A x; beside a
 * convolution, A is one of its kind with r channels, and B one of size 1.
 *
 * @param source the model
 * @param options what is adapted
 * @throws {OnnxError} `unknown-value` for a target that nothing multiplies by, `unsupported-attribute` for a grouped convolution or
 *   a Gemm with a transposed input
 */
export function insertLora(source: Model, options: LoraOptions): Adapted {
  const model = simplify(source);
  const { graph } = model;
  const { rank, alpha = rank, targets, draw } = options;
  const scale = alpha / rank;
  const emit = new Emitter(graph, 'lora/');
  for (const info of graph.valueInfos) emit.facts.declare(info);
  const adapters: Adapter[] = [];
  const weight = (name: string, dims: readonly number[], values: ArrayLike<number>): string => {
    emit.initializers.set(name, floatTensor(name, dims, values));
    return name;
  };
  for (const node of graph.nodes) {
    const root = rootOf(emit, node);
    if (root === undefined || !targets.includes(root.name)) {
      emit.append(node);
      continue;
    }
    const base = emit.fresh('base');
    emit.append({ ...node, outputs: [base] });
    const [down, up] = [`${root.name}.lora_A`, `${root.name}.lora_B`];
    const known = adapters.some((adapter) => adapter.weight === root.name);
    const { taken, given, outputsFirst } = shapesOf(emit, node, root.transposed);
    if (!known) {
      const first = [rank, ...taken];
      weight(down, first, draw(down, sizeOf(first)));
      const last = [given, rank, ...taken.slice(1).map(() => 1)];
      weight(up, last, new Float32Array(sizeOf(last)));
      adapters.push({ weight: root.name, down, up, outputsFirst, scale });
    }
    const added = emit.scale(adapt(emit, node, down, up), scale);
    emit.append({ name: emit.fresh('adapted'), opType: 'Add', domain: '', inputs: [base, added], outputs: node.outputs, attributes: {} });
  }
  const missed = targets.find((name) => !adapters.some((adapter) => adapter.weight === name));
  if (missed !== undefined) {
    throw new OnnxError(
      'unknown-value',
      `Expected "${missed}" to be a weight that a MatMul, Gemm or Conv of model "${graph.name}" multiplies by; name initializers.`,
    );
  }
  return {
    model: { ...model, graph: { ...graph, nodes: emit.nodes, initializers: emit.initializers } },
    adapters,
    parameters: adapters.flatMap(({ down, up }) => [down, up]),
  };
}

/** The initializer that a product's second operand comes from, and whether it was transposed on the way. */
function rootOf(emit: Emitter, node: Node): { readonly name: string; readonly transposed: boolean } | undefined {
  if (node.domain !== '' || !['MatMul', 'Gemm', 'Conv'].includes(node.opType)) return undefined;
  let name = node.inputs[1] ?? '';
  let transposed = false;
  for (let from = emit.producerOf(name); from && THROUGH.has(from.opType); from = emit.producerOf(name)) {
    if (from.opType === 'Transpose') transposed = !transposed;
    name = from.inputs[0] ?? '';
  }
  return emit.initializers.has(name) ? { name, transposed } : undefined;
}

function shapesOf(emit: Emitter, node: Node, transposed: boolean) {
  const dims = emit.facts.staticShapeOf(node.inputs[1] ?? '') ?? [];
  const refuse = (what: string): OnnxError =>
    new OnnxError('unsupported-attribute', `Expected a plain product to adapt, got ${describeNode(node)} with ${what}.`);
  if (node.opType === 'Conv') {
    if (intOf(node, 'group', 1) !== 1) throw refuse('groups');
    return { taken: dims.slice(1), given: dims[0] ?? 0, outputsFirst: true };
  }
  if (dims.length !== 2) throw refuse(`a weight of ${String(dims.length)} axes`);
  if (intOf(node, 'transA', 0) === 1) throw refuse('a transposed input');
  const outputsFirst = intOf(node, 'transB', 0) === 1;
  const [first = 0, second = 0] = dims;
  const [taken, given] = outputsFirst ? [second, first] : [first, second];
  return { taken: [taken], given, outputsFirst: outputsFirst !== transposed };
}

/** B A x. */
function adapt(emit: Emitter, node: Node, down: string, up: string): string {
  const [x = ''] = node.inputs;
  if (node.opType === 'Conv') {
    const { kernel_shape: _, ...attributes } = node.attributes;
    return emit.op('Conv', [emit.op('Conv', [x, down], attributes), up]);
  }
  if (node.opType === 'Gemm') return emit.gemm(emit.gemm(x, down, false, true), up, false, true);
  const inner = emit.op('MatMul', [x, emit.transpose(down, [1, 0])]);
  return emit.op('MatMul', [inner, emit.transpose(up, [1, 0])]);
}

/**
 * The model with what its adapters learnt in its own weights: W + alpha / r B A.
 *
 * @param source the model that adapters were inserted into
 * @param adapters those
 * @param learnt every A and B by name
 * @param stored what becomes of a weight in half precision: float32, and the whole model computes in it, or half precision again, with what
 *   is learnt rounded to it; default: float32
 */
export function mergeLora(
  source: Model,
  adapters: readonly Adapter[],
  learnt: ReadonlyMap<string, TensorData>,
  stored: 'single' | 'as it was' = 'single',
): Model {
  const weights = simplify(source).graph.initializers;
  const merged = adapters.map((adapter): TensorData => {
    const weight = weights.get(adapter.weight)!;
    const [down, up] = [adapter.down, adapter.up].map((name) => learnt.get(name)!) as [TensorData, TensorData];
    const [a, b, w] = [numbersOf(down), numbersOf(up), numbersOf(weight)];
    const rank = down.dims[0]!;
    const [taken, given] = [a.length / rank, b.length / rank];
    for (let o = 0; o < given; o++) {
      for (let i = 0; i < taken; i++) {
        let sum = 0;
        for (let r = 0; r < rank; r++) sum += b[o * rank + r]! * a[r * taken + i]!;
        const at = adapter.outputsFirst ? o * taken + i : i * given + o;
        w[at] = w[at]! + adapter.scale * sum;
      }
    }
    const keep = stored === 'as it was' && weight.dataType === DataType.Float16;
    return (keep ? halfTensor : floatTensor)(weight.name, weight.dims, w);
  });
  return withWeights(source, merged);
}
