import { int } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import { Emitter } from '../emitter.ts';
import type { Model, Node } from '../model.ts';

/** Products of whole numbers, and the product of real ones that each stands for. */
const REAL = { MatMulInteger: 'MatMul', ConvInteger: 'Conv' } as const satisfies Readonly<Record<string, string>>;

const isQuantized = ({ domain, opType }: Node): boolean => domain === '' && opType === 'DynamicQuantizeLinear';

/**
 * Turns a graph whose activations are quantised while it runs (int8 files by onnxruntime's dynamic quantisation) into one that computes
 * in float32 with the same weights: rounding has no slope, and WebGPU has no kernels for the others.
 *
 * Every DynamicQuantizeLinear hands its input on with a scale of 1, and every product of what it gave becomes one of real numbers: the
 * casts and scales around it stay as they are. Weights stay in 8 bits, with a Cast and their zero points behind them.
 *
 * @param model any
 * @returns the model itself where nothing is quantised so, or what is quantised is used in another way
 */
export function dequantize(model: Model): Model {
  const { graph } = model;
  const quantized = new Set(graph.nodes.filter(isQuantized).map(({ outputs }) => outputs[0]!));
  if (quantized.size === 0) return model;
  const uses = graph.nodes.filter(({ inputs }) => inputs.some((name) => quantized.has(name)));
  if (!uses.every(({ domain, opType, inputs }) => domain === '' && opType in REAL && quantized.has(inputs[0]!)))
    return model;
  const emit = new Emitter(graph, 'real/');
  for (const node of graph.nodes) {
    if (isQuantized(node)) {
      const [values, scale] = node.outputs;
      emit.alias(node.inputs[0]!, values!);
      emit.alias(emit.floatLike(values!, [1]), scale!);
    } else if (uses.includes(node)) emit.append(inRealNumbers(node, emit));
    else emit.append(node);
  }
  return { ...model, graph: { ...graph, nodes: emit.nodes, initializers: emit.initializers } };
}

/** The product with the weights less their zero points; the activations' own are gone with their scale. */
function inRealNumbers(node: Node, emit: Emitter): Node {
  const [values = '', weights = '', , zeros = ''] = node.inputs;
  const real = (name: string): string => emit.op('Cast', [name], { to: int(DataType.Float) });
  const opType = REAL[node.opType as keyof typeof REAL];
  // One number for all, or one for each column of a matrix, which is its last axis, or for each kernel, which is its first.
  const shifted = (): string => {
    const shift = real(zeros);
    const isOfKernels = opType === 'Conv' && (emit.facts.shapeOf(zeros)?.length ?? 0) === 1;
    return emit.op('Sub', [real(weights), isOfKernels ? emit.reshape(shift, [-1, 1, 1, 1]) : shift]);
  };
  return { ...node, opType, inputs: [values, zeros === '' ? real(weights) : shifted()] };
}
