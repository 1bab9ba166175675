import { int, intOf, ints } from './attributes.ts';
import { bytesPerElement } from './dataType.ts';
import type { Emitter } from './emitter.ts';
import type { TensorData } from './model.ts';
import { sizeOf } from './tensor.ts';

/**
 * The kernel of the transposed convolution as an ordinary one: W [M, C / g, k...] becomes W' [C, M / g, k...] with
 * W'[c, m, t] = W[m, c, k - 1 - t] within every group.
 *
 * Weights are usually an initializer behind a chain that widens it (fp16 -> Cast; int8 -> Cast -> Mul, or
 * DequantizeLinear). The initializer is flipped here, once, in its own storage type, and the chain repeated behind it,
 * so the product stays as small as the model. Any other weight is flipped by nodes in the graph.
 *
 * @param emit where nodes go
 * @param weight name of the weight
 * @param groups number of groups of the convolution
 */
export function flippedKernel(emit: Emitter, weight: string, groups: number): string {
  return throughChain(emit, weight, groups) ?? flippedInGraph(emit, weight, groups);
}

function throughChain(emit: Emitter, name: string, groups: number): string | undefined {
  const constant = emit.initializers.get(name);
  if (constant) {
    const flipped = flipKernel(constant, groups);
    return flipped && emit.constant(flipped);
  }
  const node = emit.producerOf(name);
  if (!node) return undefined;
  const [source = '', scale = '', zero = ''] = node.inputs;
  const inner = ['Identity', 'Cast', 'Mul', 'DequantizeLinear'].includes(node.opType)
    ? throughChain(emit, source, groups)
    : undefined;
  if (inner === undefined) return undefined;
  if (node.opType === 'Identity') return inner;
  if (node.opType === 'Cast') return emit.op('Cast', [inner], node.attributes);
  const scaleShape = emit.facts.staticShapeOf(scale);
  if (!scaleShape || !emit.initializers.has(scale)) return undefined;
  const single = sizeOf(scaleShape) === 1;
  if (node.opType === 'DequantizeLinear') {
    if (!single && (groups !== 1 || intOf(node, 'axis', 1) !== 0)) return undefined;
    return emit.op(
      'DequantizeLinear',
      zero === '' ? [inner, scale] : [inner, scale, zero],
      single ? {} : { axis: int(1) },
    );
  }
  if (single) return emit.mul(inner, scale);
  // One factor for each output channel: with one group, that channel is the flipped kernel's second axis.
  const perChannel = groups === 1 && scaleShape.slice(1).every((dim) => dim === 1);
  if (!perChannel || scaleShape.length !== emit.facts.shapeOf(name)?.length) return undefined;
  return emit.mul(inner, emit.reshape(scale, [1, scaleShape[0] ?? 1, ...scaleShape.slice(2)]));
}

/** Flips the bytes of a constant kernel, or gives up on types without whole bytes. */
function flipKernel(tensor: TensorData, groups: number): TensorData | undefined {
  const width = bytesPerElement(tensor.dataType);
  const [out = 1, inner = 1, ...kernel] = tensor.dims;
  const taps = sizeOf(kernel);
  if (width === undefined) return undefined;
  const perGroup = out / groups;
  const from = elements(tensor.raw, width);
  const to = from.slice();
  for (let g = 0; g < groups; g++) {
    for (let m = 0; m < perGroup; m++) {
      for (let c = 0; c < inner; c++) {
        const read = ((g * perGroup + m) * inner + c) * taps;
        const write = ((g * inner + c) * perGroup + m) * taps;
        for (let t = 0; t < taps; t++) to[write + t] = from[read + taps - 1 - t] ?? 0;
      }
    }
  }
  const raw = new Uint8Array(to.buffer, to.byteOffset, to.byteLength);
  return { ...tensor, dims: [groups * inner, perGroup, ...kernel], raw };
}

interface Elements {
  [index: number]: number;
  readonly buffer: ArrayBufferLike;
  readonly byteOffset: number;
  readonly byteLength: number;
  slice(): Elements;
}

/** A view of the bytes by element, copied only when they are not aligned (by a constructor: slices of Node's buffers are views); 8-byte numbers are moved as doubles. */
function elements(raw: Uint8Array, width: number): Elements {
  const { buffer, byteOffset, byteLength } = raw.byteOffset % width === 0 ? raw : Uint8Array.from(raw);
  const count = Math.floor(byteLength / width);
  if (width === 1) return new Uint8Array(buffer, byteOffset, count);
  if (width === 2) return new Uint16Array(buffer, byteOffset, count);
  if (width === 4) return new Uint32Array(buffer, byteOffset, count);
  return new Float64Array(buffer, byteOffset, count);
}

function flippedInGraph(emit: Emitter, weight: string, groups: number): string {
  const shape = emit.facts.shapeOf(weight) ?? [];
  const rank = shape.length;
  const spatial = Array.from({ length: rank - 2 }, (_, i) => i + 2);
  const size = (axis: number): number | string => {
    const dim = shape[axis];
    return typeof dim === 'number' ? dim : emit.size(weight, axis);
  };
  const swapped =
    groups === 1
      ? emit.op('Transpose', [weight], { perm: ints([1, 0, ...spatial]) })
      : emit.reshape(
          emit.transpose(emit.reshape(weight, [groups, -1, size(1), ...spatial.map(size)]), [
            0,
            2,
            1,
            ...spatial.map((axis) => axis + 1),
          ]),
          [
            typeof shape[1] === 'number' ? groups * shape[1] : -1,
            typeof shape[0] === 'number' ? shape[0] / groups : -1,
            ...spatial.map(size),
          ],
        );
  const all = (value: number): string => emit.ints(spatial.map(() => value));
  return emit.op('Slice', [swapped, all(-1), all(-(2 ** 63)), emit.ints(spatial), all(-1)]);
}
