/** @file How much memory a pass takes besides weights: what lies there at once, by the graph and the sizes of its inputs. */

import { bytesPerElement, DataType } from './dataType.ts';
import { Facts } from './facts/facts.ts';
import type { Model } from './model.ts';
import { sizeOf } from './tensor.ts';
import { simplify } from './vjp.ts';

/** Operators whose output is their input's own memory, in another shape. */
const ALIASES: ReadonlySet<string> = new Set(['Reshape', 'Flatten', 'Squeeze', 'Unsqueeze', 'Identity']);

export interface Activations {
  /** Most bytes that are needed at once: inputs, outputs and what nodes hand to each other. */
  readonly bytes: number;
  /** Values whose size is not known beforehand, which are not in it. */
  readonly unknown: number;
}

/**
 * The peak of a pass, node by node in the order of the file: a value is there from the node that makes it to the last one that takes it. No
 * runtime does with less unless it joins nodes, or writes a result over its argument; what kernels need for themselves comes on top.
 *
 * @param model a graph; weights are not read.
 * @param dims shapes of inputs, by name. Default: as the file states them.
 * @param wide whether half precision is computed in float32, as processors do. Default: it stays as it is.
 */
export function activationsOf(
  model: Model,
  dims: Readonly<Record<string, readonly number[]>> = {},
  wide = false,
): Activations {
  const { graph } = simplify(model);
  const inputs = graph.inputs
    .filter(({ name }) => !graph.initializers.has(name))
    .map((info) => ({ ...info, shape: dims[info.name] ?? info.shape }));
  const facts = Facts.of({ ...graph, inputs });
  const lastUse = new Map<string, number>();
  /** The value whose memory a value is. */
  const owners = new Map<string, string>();
  const ownerOf = (name: string): string => owners.get(name) ?? name;
  for (const [i, { opType, inputs: taken, outputs }] of graph.nodes.entries()) {
    if (ALIASES.has(opType)) owners.set(outputs[0]!, ownerOf(taken[0]!));
    for (const name of taken) lastUse.set(ownerOf(name), i);
  }
  for (const { name } of graph.outputs) lastUse.set(ownerOf(name), Infinity);

  let unknown = 0;
  const bytesOf = (name: string): number => {
    const [shape, type] = [facts.staticShapeOf(name), facts.typeOf(name)];
    const width =
      type === undefined ? undefined : bytesPerElement(wide && type === DataType.Float16 ? DataType.Float : type);
    if (shape !== undefined && width !== undefined) return sizeOf(shape) * width;
    unknown++;
    return 0;
  };
  // What is computed of weights alone is computed once, and lies with them.
  const constant = new Set(graph.initializers.keys());
  for (const { inputs: taken, outputs } of graph.nodes)
    if (taken.every((name) => name === '' || constant.has(name))) for (const name of outputs) constant.add(name);
  const there = new Map(inputs.map(({ name }) => [name, bytesOf(name)]));
  let now = [...there.values()].reduce((sum, bytes) => sum + bytes, 0);
  let bytes = now;
  for (const [i, { inputs: taken, outputs }] of graph.nodes.entries()) {
    for (const name of outputs) {
      if (name === '' || constant.has(name) || ownerOf(name) !== name || there.has(name)) continue;
      const size = bytesOf(name);
      there.set(name, size);
      now += size;
    }
    bytes = Math.max(bytes, now);
    for (const name of new Set([...taken, ...outputs].map(ownerOf))) {
      if ((lastUse.get(name) ?? i) > i) continue;
      now -= there.get(name) ?? 0;
      there.delete(name);
    }
  }
  return { bytes, unknown };
}
