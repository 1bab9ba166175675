import { intOf, ints } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import { Emitter } from '../emitter.ts';
import type { Model, Node, TensorData } from '../model.ts';
import { readModel } from '../proto/read.ts';
import { writeModel } from '../proto/write.ts';
import { prune, readBy } from '../prune.ts';
import { repetitionsOf } from '../rules/resize.ts';
import { floatTensor, numbersOf } from '../tensor.ts';
import { windowsOf } from '../windows.ts';
import { liftConstants } from './constants.ts';

/** Side of the kernels that are folded. */
const SIDE = 3;
/** Side of what they become: a repetition of two before a kernel of three reaches as far as this. */
const FOLDED = 4;

/**
 * The same for an ONNX file, weights inside.
 *
 * @returns the same bytes where nothing is folded.
 */
export function upsamplingFolded(bytes: Uint8Array): Uint8Array {
  const model = readModel(bytes);
  const folded = foldUpsampling(model);
  return folded === model ? bytes : writeModel(folded);
}

/**
 * Makes one transposed convolution of nearest upsampling by two and a convolution of 3 x 3 behind it, as decoders have them: the same
 * sums, but of the products that repeat each other one is computed, 16 for each pixel of the small picture instead of 36.
 *
 * Y[2i + d + 2 - t'] of the small picture's X[i] by every kernel element t: with stride 2, padding 1 and
 * W'[c, m, d + 2 - t] = sum over d in {0, 1} of W[m, c, t], in both directions.
 *
 * @param model any; its weights inside.
 * @returns the same model where it has no such pair.
 */
export function foldUpsampling(model: Model): Model {
  const lifted = liftConstants(model);
  const { graph } = lifted;
  const emit = new Emitter(graph, 'folded/');
  const readers = new Map<string, number>();
  for (const name of [...graph.nodes.flatMap(readBy), ...graph.outputs.map((output) => output.name)]) {
    readers.set(name, (readers.get(name) ?? 0) + 1);
  }
  let folded = 0;
  for (const node of graph.nodes) {
    const small = readers.get(node.inputs[0] ?? '') === 1 ? beforeDoubling(node, emit) : undefined;
    const kernel = small === undefined ? undefined : kernelOf(node, emit);
    if (small === undefined || !kernel) {
      emit.append(node);
      continue;
    }
    folded++;
    emit.append({
      ...node,
      opType: 'ConvTranspose',
      inputs: [small, emit.constant(transposed(kernel)), ...node.inputs.slice(2)],
      attributes: { kernel_shape: ints([FOLDED, FOLDED]), strides: ints([2, 2]), pads: ints([1, 1, 1, 1]) },
    });
  }
  if (folded === 0) return model;
  return { ...lifted, graph: prune({ ...graph, nodes: emit.nodes, initializers: emit.initializers }) };
}

/** What is doubled, nearest, before a convolution over the plane takes it. */
function beforeDoubling(node: Node, emit: Emitter): string | undefined {
  const before = emit.producerOf(node.inputs[0] ?? '');
  if (node.opType !== 'Conv' || node.domain !== '' || before?.opType !== 'Resize') return undefined;
  const known = [before.inputs[0], before.outputs[0]].every((name) => emit.facts.shapeOf(name ?? '') !== undefined);
  const factors = known ? repetitionsOf(before, emit) : undefined;
  return factors?.length === 2 && factors.every((factor) => factor === 2) ? before.inputs[0] : undefined;
}

/** The kernel of a convolution with 3 x 3 elements that keeps the size, where its values are known. */
function kernelOf(node: Node, emit: Emitter): TensorData | undefined {
  const tensor = constantOf(node.inputs[1] ?? '', emit);
  const sides = tensor?.dims.slice(2) ?? [];
  const windows = windowsOf(node, sides, undefined);
  const each = (values: readonly number[], wanted: number) => values.every((value) => value === wanted);
  const keepsSize =
    sides.length === 2 &&
    each(sides, SIDE) &&
    windows !== undefined &&
    each([...windows.before, ...windows.after, ...windows.strides, ...windows.dilations], 1);
  return keepsSize && intOf(node, 'group', 1) === 1 ? tensor : undefined;
}

/** A weight that is stored as it is used, or in half precision. */
function constantOf(name: string, emit: Emitter): TensorData | undefined {
  const stored = emit.initializers.get(name);
  if (stored) return stored.dataType === DataType.Float ? stored : undefined;
  const node = emit.producerOf(name);
  const half = node?.opType === 'Cast' ? emit.initializers.get(node.inputs[0] ?? '') : undefined;
  return half?.dataType === DataType.Float16 && emit.facts.typeOf(name) === DataType.Float ? half : undefined;
}

/** W [m, c, 3, 3] as W' [c, m, 4, 4]. */
function transposed(kernel: TensorData): TensorData {
  const [out = 0, inner = 0] = kernel.dims;
  const weights = numbersOf(kernel);
  const values = new Float64Array(out * inner * FOLDED * FOLDED);
  weights.forEach((weight, at) => {
    const [column, row] = [at % SIDE, Math.floor(at / SIDE) % SIDE];
    const pair = Math.floor(at / (SIDE * SIDE));
    const [m, c] = [Math.floor(pair / inner), pair % inner];
    for (const down of [0, 1]) {
      for (const right of [0, 1]) {
        const place = ((c * out + m) * FOLDED + down + 2 - row) * FOLDED + right + 2 - column;
        values[place] = values[place]! + weight;
      }
    }
  });
  return floatTensor('', [inner, out, FOLDED, FOLDED], values);
}
