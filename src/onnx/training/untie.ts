import { isFloating } from '../dataType.ts';
import type { Model, Node, TensorData } from '../model.ts';

/**
 * Gives every parameter its own values: exporters store equal parameters (scales of ones) once and hand them out by Identity, and
 * training would move them together.
 *
 * @param model with constants in one place
 * @returns the model with an initializer in place of each such Identity, under the name of what the Identity gives
 */
export function untie(model: Model): Model {
  const { graph } = model;
  const initializers = new Map(graph.initializers);
  const open = new Set(graph.outputs.map(({ name }) => name));
  const copyOf = (node: Node): TensorData | undefined => {
    const [from = ''] = node.inputs;
    const [name = ''] = node.outputs;
    const tied = node.domain === '' && node.opType === 'Identity' && !open.has(name);
    const tensor = tied ? initializers.get(from) : undefined;
    return tensor && isFloating(tensor.dataType) ? { ...tensor, name } : undefined;
  };
  const nodes = graph.nodes.filter((node) => {
    const copy = copyOf(node);
    if (copy) initializers.set(copy.name, copy);
    return copy === undefined;
  });
  return nodes.length === graph.nodes.length ? model : { ...model, graph: { ...graph, nodes, initializers } };
}
