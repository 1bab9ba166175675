/** @file Small ONNX graphs for tests: nodes, inputs x0, x1, ... and constants, put together without an exporter. */

import { DataType } from '../onnx/dataType.ts';
import type { Attribute, Model, Node, TensorData, ValueInfo } from '../onnx/model.ts';
import { floatTensor } from '../onnx/tensor.ts';

export interface GraphSpec {
  readonly nodes: readonly Node[];
  /** Shapes of the float inputs x0, x1, ... */
  readonly inputs: readonly (readonly (number | string)[])[];
  readonly constants?: readonly TensorData[];
  /** Default: the last node's first output. */
  readonly outputs?: readonly string[];
  readonly opset?: number;
}

/** A node; its name is its first output's. */
export function node(
  opType: string,
  inputs: string,
  outputs: string,
  attributes: Readonly<Record<string, Attribute>> = {},
): Node {
  const names = outputs.split(' ');
  const given = inputs === '' ? [] : inputs.split(' ').map((name) => (name === '_' ? '' : name));
  return { name: names[0]!, opType, domain: '', inputs: given, outputs: names, attributes };
}

/** Numbers in (-1, 1) without a pattern, the same everywhere. */
export const wave = (count: number, phase = 0): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => Math.sin(12.9898 * (i + 1) + 78.233 * (phase + 1)));

/** A float32 constant of such numbers. */
export const waveTensor = (name: string, dims: readonly number[], phase = 7): TensorData =>
  floatTensor(
    name,
    dims,
    wave(
      dims.reduce((a, b) => a * b, 1),
      phase,
    ),
  );

const floatInfo = (name: string, shape: ValueInfo['shape']): ValueInfo => ({
  name,
  elementType: DataType.Float,
  shape,
});

/** The model of a graph; outputs have no stated shape. */
export function modelOf({ nodes, inputs, constants = [], outputs, opset = 18 }: GraphSpec): Model {
  return {
    irVersion: 8,
    opsets: new Map([['', opset]]),
    functions: [],
    graph: {
      name: 'test',
      nodes,
      initializers: new Map(constants.map((tensor) => [tensor.name, tensor])),
      inputs: inputs.map((shape, i) => floatInfo(`x${i}`, shape)),
      outputs: (outputs ?? [nodes.at(-1)!.outputs[0]!]).map((name) => floatInfo(name, null)),
      valueInfos: [],
    },
  };
}
