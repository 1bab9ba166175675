import type { Model, Node } from '../model.ts';
import { readModel } from '../proto/read.ts';
import { writeModel } from '../proto/write.ts';

/**
 * A model that draws nothing: zeros come where normal noise of another value's shape was drawn inside the graph, as exporters of
 * encoders leave it. Such an encoder gives the mean of what it drew.
 *
 * @param bytes an ONNX file, weights inside.
 * @returns the same bytes where nothing is drawn.
 */
export function withoutDraws(bytes: Uint8Array): Uint8Array {
  const model = readModel(bytes);
  return model.graph.nodes.some(draws) ? writeModel(still(model)) : bytes;
}

const draws = ({ opType }: Node): boolean => opType === 'RandomNormalLike';

/** A value less itself: zeros of its shape and type in every operator set. */
const still = ({ graph, ...model }: Model): Model => ({
  ...model,
  graph: {
    ...graph,
    nodes: graph.nodes.map((node) =>
      draws(node) ? { ...node, opType: 'Sub', inputs: [node.inputs[0]!, node.inputs[0]!], attributes: {} } : node,
    ),
  },
});
