import type { DataType } from './dataType.ts';
import { int } from './attributes.ts';
import { OnnxError } from './errors.ts';
import type { Attribute, Graph, Model, Node, TensorData, ValueInfo } from './model.ts';
import { prune } from './prune.ts';
import { simplify } from './vjp.ts';

/** How two models are joined. */
export interface Composition {
  /** Which output of the first model feeds which input of the second: {input of the second: output of the first}. */
  readonly connect: Readonly<Record<string, string>>;
  /** Outputs of the first model that the composition also has; default: none. */
  readonly keep?: readonly string[];
}

/** In opset 21 the scale of GroupNormalization became one number a channel; before, it was one a group. */
const GROUP_NORMALIZATION_CHANGED = 21;

/**
 * Composes two models: the second one runs on outputs of the first.
 *
 * Inputs and outputs keep their names; everything inside is prefixed with `first/` and `second/`, so that two models may
 * use the same names. Both are brought to one operator set first.
 *
 * @param first a model
 * @param second the model that follows
 * @param composition how they are joined
 * @returns a model with the inputs of the first and the unconnected inputs of the second, and the outputs of the second
 *   and the kept ones of the first
 * @throws {OnnxError} `unknown-value` for a name that does not exist, `incompatible-graphs` when types, shapes, names or
 *   operator sets do not go together
 */
export function compose(first: Model, second: Model, composition: Composition): Model {
  const [before, after] = [simplify(first), simplify(second)];
  const { connect, keep = [] } = composition;
  for (const [input, output] of Object.entries(connect)) requireConnection(before.graph, after.graph, input, output);
  for (const name of keep) find(before.graph.outputs, name, 'output of the first model');
  const opsets = commonOpsets(before, after);
  const open = after.graph.inputs.filter((info) => connect[info.name] === undefined);
  requireDistinct([...before.graph.inputs, ...open], 'input');
  const outputs = [...before.graph.outputs.filter((info) => keep.includes(info.name)), ...after.graph.outputs];
  requireDistinct(outputs, 'output');

  const source = renamer('first/', [...before.graph.inputs.map((info) => info.name), ...keep]);
  const casts: Node[] = [];
  const joined = new Map(
    Object.entries(connect).map(([input, output]) => {
      const from = find(before.graph.outputs, output, 'output').elementType;
      const to = find(after.graph.inputs, input, 'input').elementType;
      return [input, from === to ? source(output) : castTo(source(output), to, casts)];
    }),
  );
  const inside = renamer(
    'second/',
    [...open, ...after.graph.outputs].map((info) => info.name),
  );
  const target = (name: string): string => joined.get(name) ?? inside(name);
  const left = renamed(before.graph, 'first/', source);
  const right = renamed(after.graph, 'second/', target);
  return {
    irVersion: Math.max(before.irVersion, after.irVersion),
    opsets,
    functions: [...before.functions, ...after.functions],
    graph: prune({
      name: `${before.graph.name}, ${after.graph.name}`,
      nodes: [...left.nodes, ...casts, ...right.nodes],
      initializers: new Map([...left.initializers, ...right.initializers]),
      inputs: [...before.graph.inputs, ...open],
      outputs,
      valueInfos: [...left.valueInfos, ...right.valueInfos],
    }),
  };
}

function find(infos: readonly ValueInfo[], name: string, what: string): ValueInfo {
  const info = infos.find((candidate) => candidate.name === name);
  if (info) return info;
  throw new OnnxError(
    'unknown-value',
    `Expected "${name}" to be an ${what}, which has ${infos.map((candidate) => `"${candidate.name}"`).join(', ')}.`,
  );
}

function requireConnection(before: Graph, after: Graph, input: string, output: string): void {
  const from = find(before.outputs, output, 'output of the first model').shape;
  const to = find(after.inputs, input, 'input of the second model').shape;
  if (!from || !to) return;
  const agree = (a: ValueInfo['shape'], b: ValueInfo['shape']): boolean =>
    a?.length === b?.length &&
    (a?.every((size, i) => typeof size !== 'number' || typeof b?.[i] !== 'number' || size === b[i]) ?? true);
  if (agree(from, to)) return;
  const show = (shape: readonly (number | string | null)[]): string =>
    `[${shape.map((size) => size ?? '?').join(', ')}]`;
  throw new OnnxError(
    'incompatible-graphs',
    `Expected output "${output}" to fit input "${input}" of shape ${show(to)}, got shape ${show(from)}. Put a resize or crop between the models.`,
  );
}

function requireDistinct(infos: readonly ValueInfo[], what: string): void {
  const names = infos.map((info) => info.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return;
  throw new OnnxError(
    'incompatible-graphs',
    `Expected every ${what} of the composition to have its own name, got "${twice}" from both models. Rename one of them.`,
  );
}

function commonOpsets(before: Model, after: Model): ReadonlyMap<string, number> {
  const opsets = new Map(before.opsets);
  for (const [domain, version] of after.opsets) opsets.set(domain, Math.max(version, opsets.get(domain) ?? 0));
  const version = opsets.get('') ?? 0;
  for (const { opsets: own, graph } of [before, after]) {
    const old = (own.get('') ?? 0) < GROUP_NORMALIZATION_CHANGED && version >= GROUP_NORMALIZATION_CHANGED;
    if (!old || !graph.nodes.some((node) => node.opType === 'GroupNormalization')) continue;
    throw new OnnxError(
      'incompatible-graphs',
      `Expected both models to mean the same by GroupNormalization, got operator sets ${own.get('') ?? 0} and ${version}. Export "${graph.name}" for operator set ${version}.`,
    );
  }
  return opsets;
}

/** Prefixes every name but the public ones. */
function renamer(prefix: string, open: readonly string[]): (name: string) => string {
  const kept = new Set([...open, '']);
  return (name) => (kept.has(name) ? name : `${prefix}${name}`);
}

function castTo(name: string, type: DataType, casts: Node[]): string {
  const output = `${name}/as ${type}`;
  casts.push({
    name: output,
    opType: 'Cast',
    domain: '',
    inputs: [name],
    outputs: [output],
    attributes: { to: int(type) },
  });
  return output;
}

function renamed(graph: Graph, prefix: string, rename: (name: string) => string): Graph {
  const nodes = graph.nodes.map((node) => renamedNode(node, prefix, rename));
  const initializers = new Map<string, TensorData>(
    [...graph.initializers].map(([name, tensor]) => [rename(name), { ...tensor, name: rename(name) }]),
  );
  const valueInfos = graph.valueInfos.map((info) => ({ ...info, name: rename(info.name) }));
  return { ...graph, nodes, initializers, valueInfos };
}

/** A node with its names changed, those inside its subgraphs included. */
function renamedNode(node: Node, prefix: string, rename: (name: string) => string): Node {
  const attributes = Object.entries(node.attributes).map(([key, attribute]): [string, Attribute] => {
    if (attribute.kind !== 'graph') return [key, attribute];
    const inner = renamed(attribute.value, prefix, rename);
    const infos = (list: readonly ValueInfo[]): ValueInfo[] =>
      list.map((info) => ({ ...info, name: rename(info.name) }));
    const value = { ...inner, inputs: infos(inner.inputs), outputs: infos(inner.outputs) };
    return [key, { kind: 'graph', value }];
  });
  return {
    ...node,
    name: node.name === '' ? '' : `${prefix}${node.name}`,
    inputs: node.inputs.map(rename),
    outputs: node.outputs.map(rename),
    attributes: Object.fromEntries(attributes),
  };
}
