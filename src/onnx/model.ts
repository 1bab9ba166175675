import type { DataType } from './dataType.ts';

/** A constant tensor; `raw` holds its elements little-endian and may be a view into the model's own bytes. */
export interface TensorData {
  readonly name: string;
  readonly dims: readonly number[];
  readonly dataType: DataType;
  readonly raw: Uint8Array;
}

/** An attribute of a node. */
export type Attribute =
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'tensor'; readonly value: TensorData }
  | { readonly kind: 'graph'; readonly value: Graph }
  | { readonly kind: 'floats'; readonly value: readonly number[] }
  | { readonly kind: 'ints'; readonly value: readonly number[] }
  | { readonly kind: 'strings'; readonly value: readonly string[] };

/** One operator application; an omitted optional input or output is the empty string. */
export interface Node {
  readonly name: string;
  readonly opType: string;
  /** Empty for the standard operators. */
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** A named value with its type; a dimension is a size, a name shared by equal sizes, or null when nothing is said. */
export interface ValueInfo {
  readonly name: string;
  readonly elementType: DataType;
  readonly shape: readonly (number | string | null)[] | null;
}

/** A graph in topological order. */
export interface Graph {
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly initializers: ReadonlyMap<string, TensorData>;
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  readonly valueInfos: readonly ValueInfo[];
}

/** A graph with the operator sets that give its nodes their meaning. */
export interface Model {
  readonly irVersion: number;
  /** Version for each domain; the standard operators have the empty domain. */
  readonly opsets: ReadonlyMap<string, number>;
  readonly graph: Graph;
  /** Model-local functions, kept as they were read. */
  readonly functions: readonly Uint8Array[];
}

/** A node's operator with its domain, where that is not the standard one. */
export const operatorOf = ({ domain, opType }: Node): string => `${domain === '' ? '' : `${domain}.`}${opType}`;

/** How an error names a node: its operator and its own name, or its first output when it has none. */
export const describeNode = (node: Node): string =>
  `${operatorOf(node)} (node "${node.name || (node.outputs[0] ?? '')}")`;
