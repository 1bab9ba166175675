import type { Model, Node } from '../model.ts';
import { simplify } from '../vjp.ts';
import { loraProducts } from './loraPlaces.ts';

const PRODUCTS = new Set(['MatMul', 'Gemm', 'Conv', 'Einsum']);

/** What lies between products of an attention: heads are parted and joined, numbers scaled, masked, widened. Data comes first. */
const MOVES = new Set(['Reshape', 'Transpose', 'Squeeze', 'Unsqueeze', 'Flatten', 'Expand', 'Slice', 'Split', 'Cast', 'Identity', 'Clip', 'Dropout']);
const SUMS = new Set(['Add', 'Sub', 'Mul', 'Div', 'Concat']);

/**
 * Names of the weights of a model's attention: those that queries, keys and values are made by, and those that take what the heads found
 * (Vaswani et al., 2017; `to_q`, `to_k`, `to_v` and `to_out` in Stable Diffusion). They are found by how values meet and not by names,
 * which not every exporter keeps: a softmax of the product of two computed values weighs a third.
 *
 * @param source a model
 * @returns in the order of the graph; none where there is no attention, or where it is one operator of a runtime's own
 */
export function attentionTargets(source: Model): readonly string[] {
  const weights = loraProducts(source);
  const { nodes } = simplify(source).graph;
  const walk = walker(nodes);
  const isComputed = (product: Node): boolean => !weights.has(product.outputs[0] ?? '');
  const weightsOf = (products: readonly Node[]): readonly string[] =>
    products.flatMap(({ outputs }) => weights.get(outputs[0] ?? '') ?? []);
  const found = nodes.flatMap((node) => {
    if (node.domain !== '' || node.opType !== 'Softmax') return [];
    const scores = walk.before(node.inputs[0] ?? '').filter(isComputed);
    const weighed = walk.after(node.outputs[0] ?? '').filter(({ product }) => isComputed(product));
    if (scores.length === 0) return [];
    return [
      ...scores.flatMap(({ inputs }) => inputs.flatMap((value) => weightsOf(walk.before(value)))),
      ...weighed.flatMap(({ product, by }) => [
        ...product.inputs.filter((value) => value !== by).flatMap((value) => weightsOf(walk.before(value))),
        ...product.outputs.flatMap((value) => weightsOf(walk.after(value).map((next) => next.product))),
      ]),
    ];
  });
  const names = new Set(found);
  return [...new Set(weights.values())].filter((name) => names.has(name));
}

/** Goes from a value to the nearest products before and after it. */
function walker(nodes: readonly Node[]) {
  const producers = new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)));
  const readers = new Map<string, Node[]>();
  for (const node of nodes) for (const name of new Set(node.inputs)) readers.set(name, [...(readers.get(name) ?? []), node]);
  /** The inputs whose numbers a node hands on. */
  const dataOf = ({ domain, opType, inputs }: Node): readonly string[] => {
    if (domain !== '') return [];
    if (MOVES.has(opType)) return inputs.slice(0, 1);
    return SUMS.has(opType) ? inputs : [];
  };
  const isProduct = ({ domain, opType }: Node): boolean => domain === '' && PRODUCTS.has(opType);
  const before = (value: string): readonly Node[] => {
    const node = producers.get(value);
    if (!node) return [];
    return isProduct(node) ? [node] : dataOf(node).flatMap(before);
  };
  /** Each with the operand that the value has become. */
  const after = (value: string): readonly { readonly product: Node; readonly by: string }[] =>
    (readers.get(value) ?? []).flatMap((node) => {
      if (isProduct(node)) return [{ product: node, by: value }];
      return dataOf(node).includes(value) ? node.outputs.flatMap(after) : [];
    });
  return { before, after };
}
