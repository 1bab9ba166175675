import { int } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import { Emitter } from '../emitter.ts';
import type { Attribute, Model, Node, TensorData, ValueInfo } from '../model.ts';
import { numbersOf } from '../tensor.ts';

/** Some element types. */
type Types = (type: number) => boolean;

const isHalf: Types = (type) => type === DataType.Float16 || type === DataType.BFloat16;

/**
 * Turns a half-precision graph into one that computes in float32 and only stores in half precision.
 *
 * Gradients of half-precision graphs underflow (their normal range ends at 6e-5), so nothing is differentiated in
 * it: every half-precision weight gets a Cast to float32 behind it (the runtime folds that once, at load), every Cast
 * to half precision becomes a Cast to float32, and half-precision inputs and outputs become float32.
 *
 * @param model the graph
 * @param replaced the element types that become float32; default: those of half precision
 */
export function upcast(model: Model, replaced: Types = isHalf): Model {
  const { graph } = model;
  const weights = [...graph.initializers.values()].filter((tensor) => replaced(tensor.dataType));
  const infos = [...graph.inputs, ...graph.outputs];
  const casts = graph.nodes.some((node) => node.opType === 'Cast' && replaced(castTarget(node)));
  if (weights.length === 0 && !casts && !infos.some((info) => replaced(info.elementType))) return model;
  const emit = new Emitter(graph, 'float32/');
  const renamed = new Map<string, string>();
  const onlyCast = castOnly(graph.nodes);
  for (const tensor of weights) {
    if (onlyCast.has(tensor.name)) continue;
    renamed.set(tensor.name, emit.op('Cast', [tensor.name], { to: int(DataType.Float) }));
  }
  for (const node of graph.nodes) emit.append(widen(node, renamed, replaced));
  return {
    ...model,
    graph: {
      ...graph,
      nodes: emit.nodes,
      initializers: emit.initializers,
      inputs: graph.inputs.map((info) => widenInfo(info, replaced)),
      outputs: graph.outputs.map((info) => widenInfo(info, replaced)),
      valueInfos: graph.valueInfos.map((info) => widenInfo(info, replaced)),
    },
  };
}

function castTarget(node: Node): number {
  const attribute = node.attributes.to;
  return attribute?.kind === 'int' ? attribute.value : 0;
}

/** Values whose every use is a Cast: those need no second one. */
function castOnly(nodes: readonly Node[]): Set<string> {
  const cast = new Set<string>();
  const other = new Set<string>();
  for (const node of nodes) for (const input of node.inputs) (node.opType === 'Cast' ? cast : other).add(input);
  return new Set([...cast].filter((name) => !other.has(name)));
}

function widen(node: Node, renamed: ReadonlyMap<string, string>, replaced: Types): Node {
  const inputs = node.inputs.map((name) => renamed.get(name) ?? name);
  const attributes = Object.fromEntries(
    Object.entries(node.attributes).map(([name, attribute]) => [name, widenAttribute(name, attribute, replaced)]),
  );
  return { ...node, inputs, attributes };
}

function widenAttribute(name: string, attribute: Attribute, replaced: Types): Attribute {
  if (attribute.kind === 'int' && (name === 'to' || name === 'dtype') && replaced(attribute.value))
    return int(DataType.Float);
  return attribute.kind === 'tensor' ? { kind: 'tensor', value: widenTensor(attribute.value, replaced) } : attribute;
}

/** Constants inside attributes (the fill of ConstantOfShape) are single numbers. */
function widenTensor(tensor: TensorData, replaced: Types): TensorData {
  if (!replaced(tensor.dataType)) return tensor;
  const values = Float32Array.from(numbersOf(tensor));
  return { ...tensor, dataType: DataType.Float, raw: new Uint8Array(values.buffer) };
}

const widenInfo = (info: ValueInfo, replaced: Types): ValueInfo =>
  replaced(info.elementType) ? { ...info, elementType: DataType.Float } : info;
