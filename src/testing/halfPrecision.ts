/** @file A float32 graph as converters store it in half precision: float16 inside, float32 at the border. */

import { DataType } from '../onnx/dataType.ts';
import type { Attribute, Model, Node, TensorData } from '../onnx/model.ts';
import { numbersOf } from '../onnx/tensor.ts';

/**
 * Converts a graph.
 *
 * @param model with float32 inputs and outputs, which stay float32 behind a Cast.
 */
export function inHalfPrecision(model: Model): Model {
  const { graph } = model;
  const floats = (name: string) =>
    graph.inputs.some((info) => info.name === name && info.elementType === DataType.Float);
  const given = graph.outputs.filter(({ elementType }) => elementType === DataType.Float).map(({ name }) => name);
  const inside = (name: string): string => (floats(name) || given.includes(name) ? `${name}_half` : name);
  const cast = (from: string, to: string, type: number): Node => ({
    name: `cast_${to}`,
    opType: 'Cast',
    domain: '',
    inputs: [from],
    outputs: [to],
    attributes: { to: { kind: 'int', value: type } },
  });
  // A Resize takes its region and its scales in float32 whatever it resizes.
  const kept = new Set(graph.nodes.flatMap(({ opType, inputs }) => (opType === 'Resize' ? inputs.slice(1) : [])));
  const inputs = graph.inputs.map(({ name }) => name).filter(floats);
  const nodes = graph.nodes.map((node): Node => ({
    ...node,
    inputs: node.inputs.map(inside),
    outputs: node.outputs.map(inside),
    attributes: kept.has(node.outputs[0] ?? '')
      ? node.attributes
      : Object.fromEntries(Object.entries(node.attributes).map(([name, value]) => [name, halved(name, value)])),
  }));
  return {
    ...model,
    graph: {
      ...graph,
      valueInfos: [],
      initializers: new Map(
        [...graph.initializers].map(([name, tensor]) => [name, kept.has(name) ? tensor : half(tensor)]),
      ),
      nodes: [
        ...inputs.map((name) => cast(name, inside(name), DataType.Float16)),
        ...nodes,
        ...given.map((name) => cast(inside(name), name, DataType.Float)),
      ],
    },
  };
}

function halved(name: string, attribute: Attribute): Attribute {
  if (attribute.kind === 'tensor') return { kind: 'tensor', value: half(attribute.value) };
  return name === 'to' && attribute.kind === 'int' && attribute.value === DataType.Float
    ? { kind: 'int', value: DataType.Float16 }
    : attribute;
}

function half(tensor: TensorData): TensorData {
  if (tensor.dataType !== DataType.Float) return tensor;
  const bits = Uint16Array.from(numbersOf(tensor), halfBits);
  return { ...tensor, dataType: DataType.Float16, raw: new Uint8Array(bits.buffer) };
}

/** Bits of the nearest half-precision number; beyond its range, of its largest, as converters clamp. */
function halfBits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.min(65504, Math.abs(value));
  if (size < 2 ** -14) return sign + Math.round(size * 2 ** 24);
  const exponent = Math.floor(Math.log2(size));
  return sign + ((exponent + 15) << 10) + Math.round((size / 2 ** exponent - 1) * 1024);
}
