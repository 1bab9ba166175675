import { DataType, isFloating } from '../dataType.ts';
import type { Model, Node, TensorData } from '../model.ts';
import { floatTensor, numbersOf, sizeOf } from '../tensor.ts';
import { liftConstants } from './constants.ts';

/**
 * Works out weights that a file stores in few bits and unpacks when it runs, by Cast and Mul: afterwards they are float32 initializers
 * under the name of what the nodes gave, which can be trained.
 *
 * @param model any
 * @returns the model with its constants in one place, and without nodes that computed on constants alone
 */
export function foldWeights(model: Model): Model {
  const lifted = liftConstants(model);
  const { graph } = lifted;
  const initializers = new Map(graph.initializers);
  const nodes = graph.nodes.filter((node) => {
    const folded = folds(node, initializers);
    if (folded) initializers.set(folded.name, folded);
    return folded === undefined;
  });
  const read = new Set([...nodes.flatMap(({ inputs }) => inputs), ...graph.outputs.map(({ name }) => name)]);
  const kept = new Map([...initializers].filter(([name]) => graph.initializers.has(name) || read.has(name)));
  return { ...lifted, graph: { ...graph, nodes, initializers: kept } };
}

function folds({ opType, domain, inputs, outputs, attributes }: Node, known: ReadonlyMap<string, TensorData>) {
  const [first, second] = inputs.map((name) => known.get(name));
  const [name] = outputs;
  if (domain !== '' || name === undefined || !first) return undefined;
  if (opType === 'Cast') {
    const to = attributes.to?.kind === 'int' ? attributes.to.value : 0;
    return isFloating(to) && to !== DataType.Double ? floatTensor(name, first.dims, numbersOf(first)) : undefined;
  }
  if (opType !== 'Mul' || !second) return undefined;
  return isFloating(first.dataType) && isFloating(second.dataType) ? product(name, first, second) : undefined;
}

/** a b, the smaller one broadcast, as in the standard. */
function product(name: string, a: TensorData, b: TensorData): TensorData {
  const rank = Math.max(a.dims.length, b.dims.length);
  const [left, right] = [a, b].map(({ dims }) => [...new Array<number>(rank - dims.length).fill(1), ...dims]);
  const dims = left!.map((size, axis) => Math.max(size, right![axis]!));
  const values = new Float32Array(sizeOf(dims));
  const [x, y] = [numbersOf(a), numbersOf(b)];
  const [stepsX, stepsY] = [left!, right!].map(stepsOf);
  for (let i = 0; i < values.length; i++) {
    let [rest, atX, atY] = [i, 0, 0];
    for (let axis = rank - 1; axis >= 0; axis--) {
      const index = rest % dims[axis]!;
      rest = (rest - index) / dims[axis]!;
      atX += index * stepsX![axis]!;
      atY += index * stepsY![axis]!;
    }
    values[i] = x[atX]! * y[atY]!;
  }
  return floatTensor(name, dims, values);
}

/** How far apart neighbours along each axis lie; 0 along a broadcast one. */
const stepsOf = (dims: readonly number[]): number[] =>
  dims.map((size, axis) => (size === 1 ? 0 : sizeOf(dims.slice(axis + 1))));
