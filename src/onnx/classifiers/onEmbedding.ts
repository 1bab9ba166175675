import { int } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import { Emitter } from '../emitter.ts';
import type { Model } from '../model.ts';
import { TARGET_OPSET } from '../prepare/opset.ts';
import { floatTensor } from '../tensor.ts';
import { simplify } from '../vjp.ts';
import { CLASSIFIER } from './layers.ts';

/** A linear classifier of embeddings of unit length: logits = scale (W e + b). */
export interface LinearHead {
  /** W: one direction a class. */
  readonly rows: readonly ArrayLike<number>[];
  /** b: one number a class; default: zeros. */
  readonly bias?: ArrayLike<number>;
  readonly scale: number;
}

/** Names of the head's weights: scale W, [classes, width], and scale b. */
export const HEAD_WEIGHTS = ['head.weight', 'head.bias'] as const;

/**
 * A model that gives an embedding, [batch, width], with a linear classifier behind it.
 *
 * @param source its first output is the embedding, of any length
 * @param head what it begins with
 * @returns a model with the source's inputs and logits, [batch, classes], for its output
 */
export function onEmbedding(source: Model, { rows, bias, scale }: LinearHead): Model {
  const model = simplify(source);
  const { graph } = model;
  const classes = rows.length;
  const width = rows[0]!.length;
  const matrix = Float32Array.from(rows.flatMap((row) => Array.from(row, (value) => scale * value)));
  const offset = Float32Array.from({ length: classes }, (_, c) => scale * (bias?.[c] ?? 0));
  const [weight, shift] = HEAD_WEIGHTS;
  const initializers = new Map([
    ...graph.initializers,
    [weight, floatTensor(weight, [classes, width], matrix)],
    [shift, floatTensor(shift, [classes], offset)],
  ]);
  const emit = new Emitter({ ...graph, initializers }, 'head/');
  for (const node of graph.nodes) emit.append(node);
  const embedding = graph.outputs[0]!.name;
  const length = emit.op('ReduceL2', [embedding, emit.ints([1])], { keepdims: int(1) });
  // As long as the judge's embeddings are, this is never reached; a graph without it divides zero by zero.
  const unit = emit.div(embedding, emit.op('Max', [length, emit.floatLike(embedding, [1e-12])]));
  emit.alias(emit.op('Gemm', [unit, weight, shift], { transB: int(1) }), CLASSIFIER.output);
  const output = { name: CLASSIFIER.output, elementType: DataType.Float, shape: ['batch', classes] };
  return {
    ...model,
    opsets: new Map([...model.opsets, ['', model.opsets.get('') ?? TARGET_OPSET]]),
    graph: { ...graph, nodes: emit.nodes, initializers: emit.initializers, outputs: [output], valueInfos: [] },
  };
}
