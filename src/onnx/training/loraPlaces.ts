/** @file Where adapters of low rank stand: beside products by weights, y = W x + s B A x, wherever A and B come from. */

import { intOf } from '../attributes.ts';
import { Emitter } from '../emitter.ts';
import { OnnxError } from '../errors.ts';
import { describeNode } from '../model.ts';
import type { Model, Node } from '../model.ts';
import type { DataType } from '../dataType.ts';
import { simplify } from '../vjp.ts';

/**
 * The products that adapters of low rank can stand beside: those that {@link besideProducts} takes.
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

/** A product that an adapter stands beside. */
export interface Place {
  /** Name of the initializer that it multiplies by. */
  readonly weight: string;
  /** What A takes: [in], or [C, ...kernel] of a convolution. */
  readonly taken: readonly number[];
  /** How many numbers B gives. */
  readonly given: number;
  /** Whether the weight is stored as [out, in]. */
  readonly outputsFirst: boolean;
  /** What is multiplied; undefined where it is not known. */
  readonly type: DataType | undefined;
}

/** Names of A [r, in] (or [r, C, ...kernel]) and B [out, r] (or [out, r, 1, ...]), and what their product is scaled by. */
export interface Factors {
  readonly down: string;
  readonly up: string;
  readonly scale: number;
}

/**
 * The model with an adapter beside every product by one of some weights, which stay as they are.
 *
 * @param source the model
 * @param targets names of the weights
 * @param factorsOf makes the factors of a product, in the graph that it is given
 * @throws {OnnxError} `unknown-value` for a target that nothing multiplies by, `unsupported-attribute` for a grouped convolution or
 *   a Gemm with a transposed input
 */
export function besideProducts(
  source: Model,
  targets: readonly string[],
  factorsOf: (emit: Emitter, place: Place) => Factors,
): Model {
  const model = simplify(source);
  const { graph } = model;
  const emit = new Emitter(graph, 'lora/');
  for (const info of graph.valueInfos) emit.facts.declare(info);
  const found = new Set<string>();
  for (const node of graph.nodes) {
    const root = rootOf(emit, node);
    if (root === undefined || !targets.includes(root.name)) {
      emit.append(node);
      continue;
    }
    found.add(root.name);
    const base = emit.fresh('base');
    emit.append({ ...node, outputs: [base] });
    const type = emit.facts.typeOf(node.inputs[1] ?? '');
    const { down, up, scale } = factorsOf(emit, { weight: root.name, ...shapesOf(emit, node, root.transposed), type });
    const added = emit.scale(adapt(emit, node, down, up), scale);
    emit.append({ name: emit.fresh('adapted'), opType: 'Add', domain: '', inputs: [base, added], outputs: node.outputs, attributes: {} });
  }
  const missed = targets.find((name) => !found.has(name));
  if (missed !== undefined) {
    throw new OnnxError(
      'unknown-value',
      `Expected "${missed}" to be a weight that a MatMul, Gemm or Conv of model "${graph.name}" multiplies by; name initializers.`,
    );
  }
  return { ...model, graph: { ...graph, nodes: emit.nodes, initializers: emit.initializers } };
}

const THROUGH = new Set(['Transpose', 'Cast', 'Identity']);

/** The initializer that a product's second operand comes from, and whether it was transposed on the way. */
export function rootOf(emit: Emitter, node: Node): { readonly name: string; readonly transposed: boolean } | undefined {
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
