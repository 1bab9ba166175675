import type { Attribute, Node } from './model.ts';

/** An integer attribute. */
export const int = (value: number): Attribute => ({ kind: 'int', value });
/** A float attribute. */
export const float = (value: number): Attribute => ({ kind: 'float', value });
/** A list of integers. */
export const ints = (value: readonly number[]): Attribute => ({ kind: 'ints', value });
/** A string attribute. */
export const text = (value: string): Attribute => ({ kind: 'string', value });

/** An integer attribute of a node, or the given default. */
export function intOf<T>(node: Node, name: string, otherwise: T): number | T {
  const attribute = node.attributes[name];
  return attribute?.kind === 'int' ? attribute.value : otherwise;
}

/** A float attribute of a node, or the given default. */
export function floatOf(node: Node, name: string, otherwise: number): number {
  const attribute = node.attributes[name];
  return attribute?.kind === 'float' ? attribute.value : otherwise;
}

/** A string attribute of a node, or the given default. */
export function textOf(node: Node, name: string, otherwise: string): string {
  const attribute = node.attributes[name];
  return attribute?.kind === 'string' ? attribute.value : otherwise;
}

/** A list attribute of a node (integers), or undefined. */
export function intsOf(node: Node, name: string): readonly number[] | undefined {
  const attribute = node.attributes[name];
  return attribute?.kind === 'ints' ? attribute.value : undefined;
}
