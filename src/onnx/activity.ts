import type { DataType } from './dataType.ts';
import { isFloating } from './dataType.ts';
import { OnnxError } from './errors.ts';
import type { Facts } from './facts/facts.ts';
import { describeNode } from './model.ts';
import type { Graph, Node } from './model.ts';
import { readBy } from './prune.ts';

/** Operators whose outputs are computed from shapes alone: nothing flows through them. */
const SHAPE_ONLY = new Set(['Shape', 'Size', 'ConstantOfShape', 'EyeLike', 'RandomNormalLike', 'RandomUniformLike']);

/** Whether a value may carry a derivative; one of unknown type may. */
const mayDiffer = (type: DataType | undefined): boolean => type === undefined || isFloating(type);

/**
 * The values that lie on a differentiable path from a wanted input to an output.
 *
 * A path is a chain of floating-point values; integers and booleans carry no derivative (as in PyTorch), so a comparison
 * feeding a Where, or Shape feeding a Reshape, is simply not part of it.
 *
 * @param graph a prepared graph
 * @param facts its facts
 * @param inputs wanted inputs
 * @param outputs differentiated outputs
 * @param model the model's name, for errors
 * @throws {OnnxError} `non-differentiable-path` when an input reaches the outputs through integers or booleans only
 */
export function activeValues(
  graph: Graph,
  facts: Facts,
  inputs: readonly string[],
  outputs: readonly string[],
  model: string,
): ReadonlySet<string> {
  const forward = (floatingOnly: boolean, from: readonly string[]): Set<string> => {
    const reached = new Set(from);
    for (const node of graph.nodes) {
      if (SHAPE_ONLY.has(node.opType) || !readBy(node).some((name) => reached.has(name))) continue;
      for (const name of node.outputs) if (!floatingOnly || mayDiffer(facts.typeOf(name))) reached.add(name);
    }
    return reached;
  };
  const needed = neededFor(graph, outputs);
  for (const input of inputs) {
    if (outputs.some((name) => forward(true, [input]).has(name))) continue;
    const any = forward(false, [input]);
    if (!outputs.some((name) => any.has(name))) continue;
    const floating = forward(true, [input]);
    const stop = graph.nodes.find((node) => blocks(node, floating, needed));
    throw new OnnxError(
      'non-differentiable-path',
      `Expected a differentiable path from input "${input}" to the outputs of model "${model}", but every path ends at ${stop ? describeNode(stop) : 'an integer'}, whose output is not floating-point and has no gradient.`,
    );
  }
  return new Set([...forward(true, inputs)].filter((name) => needed.has(name)));
}

function blocks(node: Node, reached: ReadonlySet<string>, needed: ReadonlySet<string>): boolean {
  if (SHAPE_ONLY.has(node.opType)) return false;
  return (
    node.inputs.some((name) => reached.has(name)) && node.outputs.some((name) => needed.has(name) && !reached.has(name))
  );
}

/** Every value that the outputs depend on. */
function neededFor(graph: Graph, outputs: readonly string[]): Set<string> {
  const needed = new Set(outputs);
  for (const node of graph.nodes.toReversed()) {
    if (node.outputs.some((name) => needed.has(name))) for (const name of readBy(node)) needed.add(name);
  }
  return needed;
}
