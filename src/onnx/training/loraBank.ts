/** @file Several sets of adapters beside the weights of one model: which of them is used is said with every pass. */

import { DataType } from '../dataType.ts';
import type { Model, TensorData } from '../model.ts';
import { floatTensor, halfTensor, numbersOf, sizeOf } from '../tensor.ts';
import type { Adapter } from './lora.ts';
import { besideProducts } from './loraPlaces.ts';

/** A model with a bank of adapters. */
export interface Bank {
  readonly model: Model;
  /** The input that chooses: one int32 without axes, the number of a set; that of no set is how many there are. */
  readonly chooser: string;
}

/**
 * The model with banks of adapters beside its weights, which stay as they are: y = W x + alpha / r B_c A_c x, c chosen with every pass. With
 * the number behind the last, what is added is zero.
 *
 * A and B are stored, and their products computed, in the precision of what they stand beside.
 *
 * @param source the model that adapters were inserted into
 * @param adapters those
 * @param sets every A and B by name, one map a set
 * @throws {OnnxError} as `insertLora`
 */
export function loraBank(source: Model, adapters: readonly Adapter[], sets: readonly ReadonlyMap<string, TensorData>[]): Bank {
  const { graph } = source;
  const names = new Set([...graph.inputs.map(({ name }) => name), ...graph.nodes.flatMap(({ outputs }) => outputs), ...graph.initializers.keys()]);
  let chooser = 'adapter';
  while (names.has(chooser)) chooser += '_';
  const inputs = [...graph.inputs, { name: chooser, elementType: DataType.Int32, shape: [] }];
  const byWeight = new Map(adapters.map((adapter) => [adapter.weight, adapter]));
  const model = besideProducts({ ...source, graph: { ...graph, inputs } }, [...byWeight.keys()], (emit, { weight, type }) => {
    const { down, up, scale } = byWeight.get(weight)!;
    const make = type === DataType.Float16 ? halfTensor : floatTensor;
    const chosen = (name: string, factor: number): string => {
      if (!emit.initializers.has(name)) emit.initializers.set(name, bankOf(sets.map((set) => set.get(name)!), name, factor, make));
      return emit.op('Gather', [name, chooser]);
    };
    // B takes the scale with it: one product less in every pass.
    return { down: chosen(down, 1), up: chosen(up, scale), scale: 1 };
  });
  return { model, chooser };
}

/** [sets + 1, ...shape], the last of zeros. */
function bankOf(members: readonly TensorData[], name: string, factor: number, make: typeof floatTensor): TensorData {
  const { dims } = members[0]!;
  const size = sizeOf(dims);
  const values = new Float32Array((members.length + 1) * size);
  for (const [i, member] of members.entries()) values.set(numbersOf(member).map((value) => factor * value), i * size);
  return make(name, [members.length + 1, ...dims], values);
}
