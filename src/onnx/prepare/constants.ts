import type { Attribute, Graph, Model, Node, TensorData } from '../model.ts';
import { floatTensor, int64Tensor } from '../tensor.ts';

/**
 * Turns Constant nodes into initializers, and drops inputs that only give an initializer a default.
 *
 * Afterwards every constant is found in one place.
 */
export function liftConstants(model: Model): Model {
  const { graph } = model;
  const initializers = new Map(graph.initializers);
  const nodes: Node[] = [];
  for (const node of graph.nodes) {
    const [output] = node.outputs;
    const tensor =
      node.opType === 'Constant' && node.domain === '' && output !== undefined ? valueOf(node, output) : undefined;
    if (tensor) initializers.set(tensor.name, tensor);
    else nodes.push(node);
  }
  const inputs = graph.inputs.filter((info) => !graph.initializers.has(info.name));
  const lifted: Graph = { ...graph, nodes, initializers, inputs };
  return { ...model, graph: lifted };
}

function valueOf(node: Node, name: string): TensorData | undefined {
  const [attribute] = Object.values(node.attributes);
  return attribute && tensorOf(attribute, name);
}

function tensorOf(attribute: Attribute, name: string): TensorData | undefined {
  switch (attribute.kind) {
    case 'tensor':
      return { ...attribute.value, name };
    case 'float':
      return floatTensor(name, [], [attribute.value]);
    case 'floats':
      return floatTensor(name, [attribute.value.length], attribute.value);
    case 'int':
      return int64Tensor(name, [], [attribute.value]);
    case 'ints':
      return int64Tensor(name, [attribute.value.length], attribute.value);
    case 'string':
    case 'strings':
    case 'graph':
      return undefined;
    default:
      return attribute satisfies never;
  }
}
