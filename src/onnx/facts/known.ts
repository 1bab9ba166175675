import type { DataType } from '../dataType.ts';
import type { Node } from '../model.ts';
import type { Dim, Shape } from './dim.ts';

/** What is known so far about the values of a graph, to be read: what each operator's outputs are inferred from. */
export interface KnownFacts {
  /** The element type of a value, if known. */
  typeOf(name: string): DataType | undefined;
  /** The shape of a value, if at least its rank is known. */
  shapeOf(name: string): Shape | undefined;
  /** The shape of a value as numbers, if all are known. */
  staticShapeOf(name: string): number[] | undefined;
  /** The elements of a small value in order, if known; symbolic where they are sizes. */
  valueOf(name: string): readonly Dim[] | undefined;
  /** The elements of a value as numbers, if all are known. */
  numbersOf(name: string): number[] | undefined;
}

/** What a shape function sees of a node. */
export interface ShapeQuery {
  readonly node: Node;
  readonly facts: KnownFacts;
  /** Shape of the i-th input, if known. */
  readonly shape: (i: number) => Shape | undefined;
  /** Contents of the i-th input, if known. */
  readonly value: (i: number) => readonly Dim[] | undefined;
}
