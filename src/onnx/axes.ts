import { intOf, intsOf } from './attributes.ts';
import type { KnownFacts } from './facts/known.ts';
import type { Node } from './model.ts';

/** An axis counted from the front. */
export const normalAxis = (axis: number, rank: number): number => (axis < 0 ? axis + rank : axis);

/**
 * Axes of a reduction, squeeze or unsqueeze, from its attribute or its second input, counted from the front.
 *
 * @param rank rank that negative axes count from
 * @returns the axes; undefined when they are absent (every axis, or none: see `reducedAxes`) or not known
 */
export function axesOf(node: Node, facts: KnownFacts, rank: number): readonly number[] | undefined {
  const name = node.inputs[1] ?? '';
  const axes = intsOf(node, 'axes') ?? (name === '' ? undefined : facts.numbersOf(name));
  return axes?.map((axis) => normalAxis(axis, rank));
}

/**
 * Axes that a Reduce* operator reduces.
 *
 * @returns the axes, counted from the front; undefined when they are computed in the graph and not known
 */
export function reducedAxes(node: Node, facts: KnownFacts, rank: number): readonly number[] | undefined {
  const given = (node.inputs[1] ?? '') !== '' || intsOf(node, 'axes') !== undefined;
  const axes = axesOf(node, facts, rank);
  if (given && axes === undefined) return undefined;
  if (axes !== undefined && axes.length > 0) return axes;
  const none = intOf(node, 'noop_with_empty_axes', 0) === 1;
  return none ? [] : Array.from({ length: rank }, (_, i) => i);
}
