import { describe, expect, it } from 'vitest';
import { load } from '../../testing/gradients.ts';
import { modelOf, node, wave, waveTensor, type GraphSpec } from '../../testing/graphs.ts';
import { int, ints, text } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import { readBorder, readModel } from '../proto/read.ts';
import { writeModel } from '../proto/write.ts';
import { doubleTensor, floatTensor, int64Tensor } from '../tensor.ts';
import { forWebGpu } from './forWebGpu.ts';

/** Runs a model as it is and as it is rewritten, both on the CPU, whose kernels compute what the operators say. */
async function both(spec: GraphSpec, dims: readonly number[]): Promise<{ expected: Float32Array; got: Float32Array }> {
  const bytes = writeModel(modelOf(spec));
  const rewritten = forWebGpu(bytes);
  expect(rewritten).not.toBe(bytes);
  const feeds = { x0: { dims, data: wave(dims.reduce((a, b) => a * b, 1)) } };
  const [expected, got] = await Promise.all([bytes, rewritten].map(async (model) => (await load(model)).run(feeds)));
  expect(got!.y!.dims).toEqual(expected!.y!.dims);
  return { expected: expected!.y!.data, got: got!.y!.data };
}

function expectClose(got: Float32Array, expected: Float32Array): void {
  const worst = Math.max(...got.map((value, i) => Math.abs(value - expected[i]!)));
  expect(worst).toBeLessThan(1e-5);
}

const conv = (channels: number, attributes = {}): GraphSpec => ({
  nodes: [node('Conv', 'x0 w b', 'y', attributes)],
  inputs: [['batch', channels, 'height', 'width']],
  constants: [waveTensor('w', [4, channels, 3, 3]), waveTensor('b', [4])],
});

const resize = (mode: string, sizes: readonly number[]): GraphSpec => ({
  nodes: [node('Resize', 'x0 _ _ s', 'y', { mode: text(mode), antialias: int(1), exclude_outside: int(1) })],
  inputs: [[1, 2, 9, 11]],
  constants: [int64Tensor('s', [4], [1, 2, ...sizes])],
});

describe('a model for WebGPU', () => {
  it('leaves weights that lie in another file there, but for those that it changes', async () => {
    const plain = modelOf({
      nodes: [node('Sin', 'x0', 's'), node('MatMul', 's m', 'h'), node('Conv', 'h w', 'y')],
      inputs: [['batch', 6, 5, 4]],
      constants: [waveTensor('m', [4, 4]), waveTensor('w', [2, 6, 1, 1])],
    });
    const [m, w] = ['m', 'w'].map((name) => plain.graph.initializers.get(name)!);
    // A file in a larger piece of memory, as readers give them, with something before the weights.
    const memory = new Uint8Array(8 + 16 + m!.raw.length + w!.raw.length);
    const file = memory.subarray(8);
    file.set(m!.raw, 16);
    file.set(w!.raw, 16 + m!.raw.length);
    const files = new Map([['weights.bin', file]]);
    const within = (from: number, length: number) => file.subarray(from, from + length);
    const initializers = new Map([
      ['m', { ...m!, raw: within(16, m!.raw.length) }],
      ['w', { ...w!, raw: within(16 + m!.raw.length, w!.raw.length) }],
    ]);
    const beside = writeModel({ ...plain, graph: { ...plain.graph, initializers } }, files);
    expect(readBorder(beside).external).toEqual(['weights.bin']);

    const rewritten = forWebGpu(beside, files);
    const { graph } = readModel(rewritten, files);
    expect(graph.nodes.map(({ opType }) => opType)).not.toContain('Sin');
    expect(graph.initializers.get('m')!.raw.buffer).toBe(file.buffer);
    expect(graph.initializers.get('m')!.raw).toEqual(m!.raw);
    expect(readBorder(rewritten).external).toEqual(['weights.bin']);
    expect(() => readModel(rewritten)).toThrow('another file');

    const whole = writeModel(readModel(rewritten, files));
    const feeds = { x0: { dims: [2, 6, 5, 4], data: wave(240).map((x) => 900 * x) } };
    const [expected, got] = await Promise.all(
      [writeModel(plain), whole].map(async (model) => (await load(model)).run(feeds)),
    );
    expectClose(got!.y!.data, expected!.y!.data);
  });

  it.each([6, 9, 15, 18])('pads a convolution over %i channels, and gives the same numbers', async (channels) => {
    const { expected, got } = await both(conv(channels, { strides: ints([2, 1]), pads: ints([1, 0, 1, 2]) }), [
      2,
      channels,
      7,
      8,
    ]);
    expectClose(got, expected);
  });

  it.each(['x0 w', 'x0 w b'])('gives groups of a transposed convolution a second channel (%s)', async (inputs) => {
    const spec: GraphSpec = {
      nodes: [node('ConvTranspose', inputs, 'y', { group: int(3), strides: ints([2, 1]), pads: ints([1, 0, 1, 2]) })],
      inputs: [['batch', 6, 'height', 'width']],
      constants: [waveTensor('w', [6, 1, 3, 3]), waveTensor('b', [3])],
    };
    const { expected, got } = await both(spec, [2, 6, 4, 5]);
    expectClose(got, expected);
  });

  it.each(['linear', 'cubic'])('writes an antialiased %s Resize as products', async (mode) => {
    const { expected, got } = await both(resize(mode, [4, 5]), [1, 2, 9, 11]);
    expectClose(got, expected);
    const { graph } = readModel(forWebGpu(writeModel(modelOf(resize(mode, [4, 5])))));
    expect(graph.nodes.map(({ opType }) => opType)).not.toContain('Resize');
  });

  it.each(['Sin', 'Cos'])('writes %s as products and sums, right for a timestep too', async (opType) => {
    const spec: GraphSpec = {
      nodes: [node('Mul', 'x0 levels', 'angle'), node(opType, 'angle', 'y')],
      inputs: [['batch', 4]],
      constants: [floatTensor('levels', [4], [1, -3, 80, 1200])],
    };
    const { expected, got } = await both(spec, [6, 4]);
    expectClose(got, expected);
    const { graph } = readModel(forWebGpu(writeModel(modelOf(spec))));
    expect(graph.nodes.map(({ opType: used }) => used)).not.toContain(opType);
  });

  it.each([
    ['of stated sizes', 'x0 sizes', {}],
    ['of equal sizes but the last', 'x0', { num_outputs: int(9) }],
  ])('writes a Split into many parts %s as slices', async (_, inputs, attributes) => {
    const parts = Array.from({ length: 9 }, (_part, i) => `part${i}`);
    const spec: GraphSpec = {
      nodes: [
        node('Split', inputs, parts.join(' '), { axis: int(1), ...attributes }),
        node('Concat', parts.toReversed().join(' '), 'y', { axis: int(1) }),
      ],
      inputs: [['batch', 17]],
      constants: [int64Tensor('sizes', [9], [1, 2, 3, 2, 1, 2, 3, 2, 1])],
    };
    const { expected, got } = await both(spec, [2, 17]);
    expectClose(got, expected);
  });

  it('computes in float32 what was written in float64', async () => {
    const { expected, got } = await both(
      {
        nodes: [
          node('Cast', 'x0', 'wide', { to: int(DataType.Double) }),
          node('Mul', 'wide w', 'product'),
          node('Cast', 'product', 'y', { to: int(DataType.Float) }),
        ],
        inputs: [[2, 3]],
        constants: [doubleTensor('w', [3], [0.5, -2, 3])],
      },
      [2, 3],
    );
    expectClose(got, expected);
  });

  it('finds float64 in a Constant, too', async () => {
    const { expected, got } = await both(
      {
        nodes: [
          node('Constant', '', 'w', { value: { kind: 'tensor', value: doubleTensor('', [], [2]) } }),
          node('Cast', 'w', 'c', { to: int(DataType.Float) }),
          node('Mul', 'x0 c', 'y'),
        ],
        inputs: [[2, 3]],
      },
      [2, 3],
    );
    expectClose(got, expected);
  });

  it('writes models of old operator sets anew where they need a detour', async () => {
    const { expected, got } = await both({ ...conv(6), opset: 9 }, [1, 6, 5, 5]);
    expectClose(got, expected);
  });

  it.each([
    ['channels that the kernel takes', conv(12)],
    ['three channels', conv(3)],
    [
      'groups',
      {
        nodes: [node('Conv', 'x0 w', 'y', { group: int(3) })],
        inputs: [[1, 18, 4, 4]],
        constants: [waveTensor('w', [3, 6, 1, 1])],
      },
    ],
    ['no convolution', { nodes: [node('Add', 'x0 c', 'y')], inputs: [[2]], constants: [floatTensor('c', [], [1])] }],
  ] satisfies [string, GraphSpec][])('hands on the same bytes with %s', (_, spec) => {
    const bytes = writeModel(modelOf(spec));
    expect(forWebGpu(bytes)).toBe(bytes);
  });
});
