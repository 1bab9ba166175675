import { int, text } from './attributes.ts';
import type { Emitter } from './emitter.ts';

/**
 * A value of zeros with updates added at indices along one axis (the adjoint of taking elements).
 *
 * @param emit where nodes go
 * @param zeros zeros of the wanted shape
 * @param indices int64, of the updates' shape
 * @param updates values to add
 * @param axis the axis that indices count along
 * @param repeats whether an index may occur twice; without repeats the cheaper assignment is used
 */
export const scatterAdd = (
  emit: Emitter,
  zeros: string,
  indices: string,
  updates: string,
  axis: number,
  repeats: boolean,
): string =>
  emit.op('ScatterElements', [zeros, indices, updates], {
    axis: int(axis),
    ...(repeats ? { reduction: text('add') } : {}),
  });

/**
 * The matrix [indices, size] that is 1 where an index meets its position: contracting an axis with it adds every element
 * to the position it was taken from.
 *
 * @param emit where nodes go
 * @param indices int64 vector, not negative
 * @param size size of the axis that was indexed, as an int64 vector of length 1
 * @param like a value of the wanted element type
 */
export function selectionMatrix(emit: Emitter, indices: string, size: string, like: string): string {
  const hit = emit.op('Equal', [emit.unsqueeze(indices, [1]), emit.unsqueeze(emit.range(size), [0])]);
  return emit.indicator(hit, like);
}
