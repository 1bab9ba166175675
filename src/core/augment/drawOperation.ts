import type { Draws } from '../random/draws.ts';
import type { Magnitudes } from './magnitudes.ts';
import type { Operation } from './operation.ts';

/**
 * Draws one operation of a table, each as likely, and its sign where the operation has one.
 *
 * @param table magnitudes of every operation for the picture's size.
 * @param draws the stream; it moves on.
 * @param bin which bin of an operation that has magnitudes.
 */
export function drawOperation(table: readonly Magnitudes[], draws: Draws, bin: () => number): Operation {
  const { name, values, signed } = table[draws.below(table.length)]!;
  const magnitude = values.length === 1 ? values[0]! : values[bin()]!;
  return { name, magnitude: signed && draws.coin() ? 0 - magnitude : magnitude };
}
