import { int } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import { Emitter } from '../emitter.ts';
import type { Attribute, Model, Node, TensorData, ValueInfo } from '../model.ts';
import { numbersOf } from '../tensor.ts';

const isHalf = (type: number): boolean => type === DataType.Float16 || type === DataType.BFloat16;

/**
 * Turns a half-precision graph into one that computes in float32 and only stores in half precision.
 *
 * Gradients of half-precision graphs underflow (their normal range ends at 6e-5), so nothing is differentiated in
 * it: every half-precision weight gets a Cast to float32 behind it (the runtime folds that once, at load), every Cast
 * to half precision becomes a Cast to float32, and half-precision inputs and outputs become float32.
 */
export function upcast(model: Model): Model {
  const { graph } = model;
  const halves = [...graph.initializers.values()].filter((tensor) => isHalf(tensor.dataType));
  const infos = [...graph.inputs, ...graph.outputs];
  const castsToHalf = graph.nodes.some((node) => node.opType === 'Cast' && isHalf(castTarget(node)));
  if (halves.length === 0 && !castsToHalf && !infos.some((info) => isHalf(info.elementType))) return model;
  const emit = new Emitter(graph, 'float32/');
  const renamed = new Map<string, string>();
  const onlyCast = castOnly(graph.nodes);
  for (const tensor of halves) {
    if (onlyCast.has(tensor.name)) continue;
    renamed.set(tensor.name, emit.op('Cast', [tensor.name], { to: int(DataType.Float) }));
  }
  for (const node of graph.nodes) emit.append(widen(node, renamed));
  return {
    ...model,
    graph: {
      ...graph,
      nodes: emit.nodes,
      initializers: emit.initializers,
      inputs: graph.inputs.map(widenInfo),
      outputs: graph.outputs.map(widenInfo),
      valueInfos: graph.valueInfos.map(widenInfo),
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

function widen(node: Node, renamed: ReadonlyMap<string, string>): Node {
  const inputs = node.inputs.map((name) => renamed.get(name) ?? name);
  const attributes = Object.fromEntries(
    Object.entries(node.attributes).map(([name, attribute]) => [name, widenAttribute(name, attribute)]),
  );
  return { ...node, inputs, attributes };
}

function widenAttribute(name: string, attribute: Attribute): Attribute {
  if (attribute.kind === 'int' && (name === 'to' || name === 'dtype') && isHalf(attribute.value))
    return int(DataType.Float);
  return attribute.kind === 'tensor' ? { kind: 'tensor', value: widenTensor(attribute.value) } : attribute;
}

/** Constants inside attributes (the fill of ConstantOfShape) are single numbers. */
function widenTensor(tensor: TensorData): TensorData {
  if (!isHalf(tensor.dataType)) return tensor;
  const values = Float32Array.from(numbersOf(tensor));
  return { ...tensor, dataType: DataType.Float, raw: new Uint8Array(values.buffer) };
}

const widenInfo = (info: ValueInfo): ValueInfo =>
  isHalf(info.elementType) ? { ...info, elementType: DataType.Float } : info;
