import { describe, expect, it } from 'vitest';
import { load } from '../../testing/gradients.ts';
import { modelOf, node, wave } from '../../testing/graphs.ts';
import { int, ints } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import type { Model, TensorData } from '../model.ts';
import { floatTensor } from '../tensor.ts';
import { buildVjp, cotangentName, gradientName } from '../vjp.ts';
import { dequantize } from './dequantize.ts';

const bytes = (name: string, dims: readonly number[], values: readonly number[]): TensorData => ({
  name,
  dataType: DataType.Uint8,
  dims,
  raw: Uint8Array.from(values),
});

const SCALE = 0.013;
const ZERO = 120;
const whole = (count: number) => Array.from(wave(count, 3), (value) => Math.round(ZERO + 100 * value));
const real = (values: readonly number[]) => values.map((value) => SCALE * (value - ZERO));

interface Case {
  readonly name: string;
  readonly product: string;
  readonly dims: readonly number[];
  readonly weights: readonly number[];
  readonly given: readonly number[];
  /** Zero points of the weights, one number or one a column or kernel. */
  readonly zeros: readonly number[];
}

const matrix = whole(12);
const kernels = whole(2 * 3 * 2 * 2);
const CASES: readonly Case[] = [
  { name: 'matrices', product: 'MatMul', dims: [4, 3], weights: matrix, given: [2, 4], zeros: [] },
  { name: 'matrices by their columns', product: 'MatMul', dims: [4, 3], weights: matrix, given: [2, 4], zeros: [3] },
  { name: 'kernels', product: 'Conv', dims: [2, 3, 2, 2], weights: kernels, given: [1, 3, 4, 4], zeros: [] },
  {
    name: 'each kernel by itself',
    product: 'Conv',
    dims: [2, 3, 2, 2],
    weights: kernels,
    given: [1, 3, 4, 4],
    zeros: [2],
  },
];

/** The graph that dynamic quantisation writes for one product. */
const quantized = ({ product, dims, weights, given, zeros }: Case): Model =>
  modelOf({
    inputs: [given],
    constants: [
      bytes('w', dims, weights),
      bytes('wz', zeros, new Array<number>(zeros[0] ?? 1).fill(ZERO)),
      floatTensor('ws', [], [SCALE]),
    ],
    nodes: [
      node('DynamicQuantizeLinear', 'x0', 'q s z'),
      node(`${product}Integer`, 'q w z wz', 'i', product === 'Conv' ? { kernel_shape: ints([2, 2]) } : {}),
      node('Cast', 'i', 'f', { to: int(DataType.Float) }),
      node('Mul', 's ws', 'scales'),
      node('Mul', 'f scales', 'y'),
    ],
  });

/** What it stands for. */
const plain = ({ product, dims, weights, given }: Case): Model =>
  modelOf({ inputs: [given], constants: [floatTensor('w', dims, real(weights))], nodes: [node(product, 'x0 w', 'y')] });

describe.each(CASES)('dequantize, $name', (one) => {
  const size = one.given.reduce((a, b) => a * b, 1);
  const x0 = { dims: one.given, data: wave(size) };

  it('computes what the weights stand for', async () => {
    // The runtime's own kernel of convolutions takes one zero point for all.
    const runs = one.product === 'MatMul' || one.zeros.length === 0;
    const [expected, exact, rounded] = await Promise.all(
      [plain(one), dequantize(quantized(one)), ...(runs ? [quantized(one)] : [])].map(async (model) =>
        (await load(model)).run({ x0 }),
      ),
    );
    const { data } = expected!.y!;
    for (const [i, value] of data.entries()) {
      expect(exact!.y!.data[i]).toBeCloseTo(value, 5);
      // Activations of 8 bits are right to a step of theirs, times the weights.
      if (rounded) expect(Math.abs(rounded.y!.data[i]! - value)).toBeLessThan(0.05);
    }
  });

  it('has its gradient', async () => {
    const [expected, given] = await Promise.all(
      [plain(one), quantized(one)].map(async (model) => {
        const { y } = await (await load(dequantize(model))).run({ x0 });
        const seed = { dims: y!.dims, data: wave(y!.data.length, 5) };
        return (await load(buildVjp(model))).run({ x0, [cotangentName('y')]: seed });
      }),
    );
    const { data } = expected![gradientName('x0')]!;
    for (const [i, value] of given![gradientName('x0')]!.data.entries()) expect(value).toBeCloseTo(data[i]!, 5);
  });
});

it('leaves a graph alone in which nothing is quantised', () => {
  const model = plain(CASES[0]!);
  expect(dequantize(model)).toBe(model);
});
