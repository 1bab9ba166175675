import type { Emitter } from '../emitter.ts';
import type { Facts } from '../facts/facts.ts';
import type { Node } from '../model.ts';

/** Writes a node as others that the device computes rightly; gives nothing where the node is right as it is. */
export interface Detour {
  readonly opType: string;
  needed(node: Node, facts: Facts): boolean;
  /** The last emitted node gives the node's own first output. */
  emitInstead(node: Node, emit: Emitter): void;
}
