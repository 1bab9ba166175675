import type { Emitter } from '../emitter.ts';
import type { TensorData } from '../model.ts';
import { numbersOf, sizeOf } from '../tensor.ts';

/** Where one weight lies in a vector of many. */
export interface Slot {
  readonly name: string;
  readonly dims: readonly number[];
  /** Index of its first element. */
  readonly offset: number;
}

/** Weights one after the other. */
export function slotsOf(weights: readonly { readonly name: string; readonly dims: readonly number[] }[]): Slot[] {
  let offset = 0;
  return weights.map(({ name, dims }) => {
    const slot = { name, dims, offset };
    offset += sizeOf(dims);
    return slot;
  });
}

/** Number of elements of the vector. */
export const lengthOf = (slots: readonly Slot[]): number =>
  slots.reduce((length, { dims }) => length + sizeOf(dims), 0);

/** The vector that holds the values of weights. */
export function packed(slots: readonly Slot[], weights: ReadonlyMap<string, TensorData>): Float32Array {
  const vector = new Float32Array(lengthOf(slots));
  for (const { name, offset } of slots) {
    const weight = weights.get(name);
    if (weight) vector.set(numbersOf(weight), offset);
  }
  return vector;
}

/** The part of a vector that holds one weight; it shares memory with the vector. */
export const sliceOf = (vector: Float32Array, { dims, offset }: Slot): Float32Array =>
  vector.subarray(offset, offset + sizeOf(dims));

/** Emits the weights of a vector, each under its own name and in its own shape. */
export function unpack(emit: Emitter, vector: string, slots: readonly Slot[]): void {
  if (slots.length === 0) return;
  const sizes = emit.ints(slots.map(({ dims }) => sizeOf(dims)));
  const parts = emit.many('Split', [vector, sizes], {}, slots.length);
  slots.forEach(({ name, dims }, i) => {
    const inputs = [parts[i]!, emit.ints(dims)];
    emit.append({ name, opType: 'Reshape', domain: '', inputs, outputs: [name], attributes: {} });
  });
}

/** Emits values one after the other in one vector. */
export const pack = (emit: Emitter, values: readonly string[]): string =>
  emit.concat(values.map((value) => emit.reshape(value, [-1])));
