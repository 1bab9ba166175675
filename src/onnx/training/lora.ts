/** @file Adapters of low rank (Hu et al., "LoRA", 2022): inserted beside weights to be trained, and merged into them. */

import { DataType } from '../dataType.ts';
import type { Model, TensorData } from '../model.ts';
import { floatTensor, halfTensor, numbersOf, sizeOf } from '../tensor.ts';
import { simplify } from '../vjp.ts';
import { besideProducts } from './loraPlaces.ts';
import { withWeights } from './trained.ts';

/** Which weights are adapted, and how. */
export interface LoraOptions {
  /** Names of initializers that MatMul, Gemm or Conv nodes multiply by, directly or through Transpose, Cast or Identity. */
  readonly targets: readonly string[];
  /** Rank r of what is added. */
  readonly rank: number;
  /** What is added is scaled by alpha / rank; default: the rank. */
  readonly alpha?: number;
  /**
   * Draws the first values of an A, by its name: N(0, 1 / rank^2) as in peft's `gaussian` way, for one. B begins with zeros, so the
   * adapted model begins as the model.
   */
  readonly draw: (name: string, count: number) => ArrayLike<number>;
}

/** One adapted weight. */
export interface Adapter {
  readonly weight: string;
  /** Names of A [r, in] (or [r, C, ...kernel]) and B [out, r] (or [out, r, 1, ...]), initializers of the adapted model. */
  readonly down: string;
  readonly up: string;
  /** Whether the weight is stored as [out, in]. */
  readonly outputsFirst: boolean;
  /** alpha / rank. */
  readonly scale: number;
}

/** A model with adapters. */
export interface Adapted {
  readonly model: Model;
  readonly adapters: readonly Adapter[];
  /** Names of all A and B: what is to be trained. */
  readonly parameters: readonly string[];
}

/**
 * Adds adapters of low rank (Hu et al., "LoRA", 2022) beside weights, which stay as they are: y = W x + alpha / r B A x; beside a
 * convolution, A is one of its kind with r channels, and B one of size 1.
 *
 * @param source the model
 * @param options what is adapted
 * @throws {OnnxError} `unknown-value` for a target that nothing multiplies by, `unsupported-attribute` for a grouped convolution or
 *   a Gemm with a transposed input
 */
export function insertLora(source: Model, options: LoraOptions): Adapted {
  const { rank, alpha = rank, targets, draw } = options;
  const scale = alpha / rank;
  const adapters = new Map<string, Adapter>();
  const model = besideProducts(source, targets, (emit, { weight, taken, given, outputsFirst }) => {
    const [down, up] = [`${weight}.lora_A`, `${weight}.lora_B`];
    if (!adapters.has(weight)) {
      const [first, last] = [[rank, ...taken], [given, rank, ...taken.slice(1).map(() => 1)]];
      emit.initializers.set(down, floatTensor(down, first, draw(down, sizeOf(first))));
      emit.initializers.set(up, floatTensor(up, last, new Float32Array(sizeOf(last))));
      adapters.set(weight, { weight, down, up, outputsFirst, scale });
    }
    return { down, up, scale };
  });
  const found = [...adapters.values()];
  return { model, adapters: found, parameters: found.flatMap(({ down, up }) => [down, up]) };
}

/**
 * The model with what its adapters learnt in its own weights: W + alpha / r B A.
 *
 * @param source the model that adapters were inserted into
 * @param adapters those
 * @param learnt every A and B by name
 * @param stored what becomes of a weight in half precision: float32, and the whole model computes in it, or half precision again, with what
 *   is learnt rounded to it; default: float32
 */
export function mergeLora(
  source: Model,
  adapters: readonly Adapter[],
  learnt: ReadonlyMap<string, TensorData>,
  stored: 'single' | 'as it was' = 'single',
): Model {
  const weights = simplify(source).graph.initializers;
  const merged = adapters.map((adapter): TensorData => {
    const weight = weights.get(adapter.weight)!;
    const [down, up] = [adapter.down, adapter.up].map((name) => learnt.get(name)!) as [TensorData, TensorData];
    const [a, b, w] = [numbersOf(down), numbersOf(up), numbersOf(weight)];
    const rank = down.dims[0]!;
    const [taken, given] = [a.length / rank, b.length / rank];
    for (let o = 0; o < given; o++) {
      for (let i = 0; i < taken; i++) {
        let sum = 0;
        for (let r = 0; r < rank; r++) sum += b[o * rank + r]! * a[r * taken + i]!;
        const at = adapter.outputsFirst ? o * taken + i : i * given + o;
        w[at] = w[at]! + adapter.scale * sum;
      }
    }
    const keep = stored === 'as it was' && weight.dataType === DataType.Float16;
    return (keep ? halfTensor : floatTensor)(weight.name, weight.dims, w);
  });
  return withWeights(source, merged);
}
