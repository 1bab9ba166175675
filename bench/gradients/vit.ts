import { float, int, ints } from '../../src/onnx/attributes.ts';
import { DataType } from '../../src/onnx/dataType.ts';
import { Emitter } from '../../src/onnx/emitter.ts';
import type { Model } from '../../src/onnx/model.ts';
import { floatTensor } from '../../src/onnx/tensor.ts';

const WIDTH = 768;
const HEADS = 12;
const LAYERS = 12;
const PATCH = 32;
const SIDE = 224;
const TOKENS = (SIDE / PATCH) ** 2 + 1;
const EMBEDDING = 512;

/** Uniform numbers of the given deviation; a congruential generator is enough, since only their spread matters. */
function noise(count: number, deviation: number, seed: number): Float32Array {
  const values = new Float32Array(count);
  const scale = (deviation * Math.sqrt(12)) / 2 ** 32;
  let state = seed;
  for (let i = 0; i < count; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    values[i] = (state - 2 ** 31) * scale;
  }
  return values;
}

/** A CLIP-shaped ViT-B/32 image encoder with random weights (88 million parameters): pixels [batch, 3, 224, 224] -> embeds. */
export function randomVit(): Model {
  const graph = {
    name: 'random ViT-B/32',
    nodes: [],
    initializers: new Map(),
    inputs: [{ name: 'pixels', elementType: DataType.Float, shape: ['batch', 3, SIDE, SIDE] }],
    outputs: [],
    valueInfos: [],
  };
  const emit = new Emitter(graph, '');
  let seed = 1;
  const weight = (dims: readonly number[], deviation: number): string => {
    const count = dims.reduce((a, b) => a * b, 1);
    return emit.constant(floatTensor('', dims, noise(count, deviation, seed++)));
  };
  const ones = (size: number): string => emit.constant(floatTensor('', [size], new Float32Array(size).fill(1)));
  const norm = (x: string): string =>
    emit.op('LayerNormalization', [x, ones(WIDTH), weight([WIDTH], 0.1)], { axis: int(-1), epsilon: float(1e-5) });
  const linear = (x: string, from: number, to: number): string =>
    emit.add(emit.op('MatMul', [x, weight([from, to], from ** -0.5)]), weight([to], 0.02));
  const split = (x: string): string =>
    emit.transpose(emit.op('Reshape', [x, emit.ints([0, TOKENS, HEADS, WIDTH / HEADS])]), [0, 2, 1, 3]);
  const attention = (x: string): string => {
    const [q, k, v] = [linear(x, WIDTH, WIDTH), linear(x, WIDTH, WIDTH), linear(x, WIDTH, WIDTH)].map(split);
    const scores = emit.scale(emit.op('MatMul', [q!, emit.transpose(k!, [0, 1, 3, 2])]), (WIDTH / HEADS) ** -0.5);
    const mixed = emit.op('MatMul', [emit.op('Softmax', [scores], { axis: int(-1) }), v!]);
    return linear(
      emit.op('Reshape', [emit.transpose(mixed, [0, 2, 1, 3]), emit.ints([0, TOKENS, WIDTH])]),
      WIDTH,
      WIDTH,
    );
  };
  const mlp = (x: string): string => {
    const h = linear(x, WIDTH, 4 * WIDTH);
    return linear(emit.mul(h, emit.op('Sigmoid', [emit.scale(h, 1.702)])), 4 * WIDTH, WIDTH);
  };
  const patches = emit.op('Conv', ['pixels', weight([WIDTH, 3, PATCH, PATCH], 0.02)], {
    kernel_shape: ints([PATCH, PATCH]),
    strides: ints([PATCH, PATCH]),
  });
  const tokens = emit.transpose(emit.op('Reshape', [patches, emit.ints([0, WIDTH, -1])]), [0, 2, 1]);
  const classToken = emit.op('Expand', [weight([1, 1, WIDTH], 0.02), emit.dims([emit.size('pixels', 0), 1, WIDTH])]);
  let x = norm(emit.add(emit.concat([classToken, tokens], 1), weight([1, TOKENS, WIDTH], 0.02)));
  for (let layer = 0; layer < LAYERS; layer++) {
    x = emit.add(x, attention(norm(x)));
    x = emit.add(x, mlp(norm(x)));
  }
  const first = emit.op('Gather', [x, emit.int(0)], { axis: int(1) });
  const embeds = emit.op('MatMul', [norm(first), weight([WIDTH, EMBEDDING], WIDTH ** -0.5)]);
  emit.append({
    name: 'embeds',
    opType: 'Identity',
    domain: '',
    inputs: [embeds],
    outputs: ['embeds'],
    attributes: {},
  });
  return {
    irVersion: 8,
    opsets: new Map([['', 18]]),
    functions: [],
    graph: {
      ...graph,
      nodes: emit.nodes,
      initializers: emit.initializers,
      outputs: [{ name: 'embeds', elementType: DataType.Float, shape: ['batch', EMBEDDING] }],
    },
  };
}
