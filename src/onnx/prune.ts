import type { Graph, Node } from './model.ts';

/** Names that a node reads, those read inside its subgraphs included. */
export function readBy(node: Node): readonly string[] {
  const inner = Object.values(node.attributes).flatMap((attribute) =>
    attribute.kind === 'graph' ? attribute.value.nodes.flatMap(readBy) : [],
  );
  return [...node.inputs, ...inner].filter((name) => name !== '');
}

/** The graph without the nodes and constants that its outputs do not need. */
export function prune(graph: Graph): Graph {
  const needed = new Set(graph.outputs.map((info) => info.name));
  const nodes: Node[] = [];
  for (const node of graph.nodes.toReversed()) {
    if (!node.outputs.some((output) => needed.has(output))) continue;
    for (const name of readBy(node)) needed.add(name);
    nodes.push(node);
  }
  const initializers = new Map([...graph.initializers].filter(([name]) => needed.has(name)));
  const valueInfos = graph.valueInfos.filter((info) => needed.has(info.name));
  return { ...graph, nodes: nodes.reverse(), initializers, valueInfos };
}
