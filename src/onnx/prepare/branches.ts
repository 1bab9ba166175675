import { Facts } from '../facts/facts.ts';
import type { Graph, Model, Node, TensorData } from '../model.ts';
import { liftConstants } from './constants.ts';

/**
 * Replaces every If whose condition is known by the branch that it takes.
 *
 * Exporters write them for questions about shapes ("is this axis of size 1?") that have one answer in the whole model.
 */
export function resolveBranches(model: Model): Model {
  const { graph } = model;
  if (!graph.nodes.some((node) => node.opType === 'If')) return model;
  const initializers = new Map<string, TensorData>(graph.initializers);
  const facts = new Facts(initializers);
  for (const info of graph.inputs) facts.declare(info);
  const nodes: Node[] = [];
  const append = (node: Node): void => {
    const branch = node.opType === 'If' ? takenBranch(node, facts) : undefined;
    if (branch) {
      const inlined = inline(node, branch);
      for (const [name, tensor] of inlined.initializers) initializers.set(name, tensor);
      inlined.nodes.forEach(append);
    } else {
      nodes.push(node);
      facts.infer(node);
    }
  };
  graph.nodes.forEach(append);
  return liftConstants({ ...model, graph: { ...graph, nodes, initializers } });
}

function takenBranch(node: Node, facts: Facts): Graph | undefined {
  const condition = facts.valueOf(node.inputs[0] ?? '')?.[0];
  if (typeof condition !== 'number') return undefined;
  const branch = node.attributes[condition === 0 ? 'else_branch' : 'then_branch'];
  return branch?.kind === 'graph' ? branch.value : undefined;
}

/** The branch's nodes with names of their own, and its results under the names of the If's outputs. */
function inline(node: Node, branch: Graph): { nodes: Node[]; initializers: Map<string, TensorData> } {
  const prefix = `${node.outputs[0] ?? node.name}/`;
  const own = new Set([...branch.initializers.keys(), ...branch.nodes.flatMap((inner) => inner.outputs)]);
  const rename = (name: string): string => (own.has(name) && name !== '' ? `${prefix}${name}` : name);
  const nodes: Node[] = branch.nodes.map((inner) => ({
    ...inner,
    name: inner.name === '' ? '' : `${prefix}${inner.name}`,
    inputs: inner.inputs.map(rename),
    outputs: inner.outputs.map(rename),
  }));
  branch.outputs.forEach((info, i) => {
    const output = node.outputs[i];
    if (output === undefined) return;
    const inputs = [rename(info.name)];
    nodes.push({ name: output, opType: 'Identity', domain: '', inputs, outputs: [output], attributes: {} });
  });
  const initializers = new Map(
    [...branch.initializers].map(([name, tensor]) => [rename(name), { ...tensor, name: rename(name) }]),
  );
  return { nodes, initializers };
}
