import { DataType } from '../dataType.ts';
import { Emitter } from '../emitter.ts';
import type { Graph, Model, ValueInfo } from '../model.ts';
import { TARGET_OPSET } from '../prepare/opset.ts';

/** Name and shape of a float32 value at a graph's border. */
export interface Border {
  readonly name: string;
  readonly shape: ValueInfo['shape'];
}

const infoOf = ({ name, shape }: Border): ValueInfo => ({ name, elementType: DataType.Float, shape });

/**
 * A model made of emitted nodes.
 *
 * @param name of the graph
 * @param inputs float32 values that it is given
 * @param output the one value it gives
 * @param build emits the nodes and returns the name of the value that becomes the output
 */
export function graphOf(
  name: string,
  inputs: readonly Border[],
  output: Border,
  build: (emit: Emitter) => string,
): Model {
  const empty: Graph = {
    name,
    nodes: [],
    initializers: new Map(),
    inputs: inputs.map(infoOf),
    outputs: [],
    valueInfos: [],
  };
  const emit = new Emitter(empty, '');
  emit.alias(build(emit), output.name);
  return {
    irVersion: 8,
    opsets: new Map([['', TARGET_OPSET]]),
    functions: [],
    graph: { ...empty, nodes: emit.nodes, initializers: emit.initializers, outputs: [infoOf(output)] },
  };
}
