import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { load } from '../../testing/gradients.ts';
import { modelOf, node, wave, waveTensor, type GraphSpec } from '../../testing/graphs.ts';
import { int, ints, text } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import type { Attribute, Model } from '../model.ts';
import { readModel } from '../proto/read.ts';
import { writeModel } from '../proto/write.ts';
import { floatTensor, halfTensor } from '../tensor.ts';
import { buildVjp, cotangentName, gradientName } from '../vjp.ts';
import { foldUpsampling, upsamplingFolded } from './foldUpsampling.ts';

const asymmetric = {
  mode: text('nearest'),
  coordinate_transformation_mode: text('asymmetric'),
  nearest_mode: text('floor'),
};
const centred = { mode: text('nearest'), coordinate_transformation_mode: text('half_pixel') };
const same = { kernel_shape: ints([3, 3]), pads: ints([1, 1, 1, 1]) };
const INPUT = [2, 3, 5, 4];

interface Parts {
  readonly resize?: Readonly<Record<string, Attribute>>;
  readonly scales?: readonly number[];
  readonly conv?: Readonly<Record<string, Attribute>>;
  readonly kernel?: GraphSpec['constants'];
  readonly before?: GraphSpec['nodes'];
  readonly outputs?: readonly string[];
}

/** Upsampling, a convolution of it, and an activation. */
const decoder = ({
  resize = asymmetric,
  scales = [1, 1, 2, 2],
  conv = same,
  kernel,
  before = [],
  outputs,
}: Parts = {}) =>
  modelOf({
    inputs: [INPUT],
    constants: [
      floatTensor('scales', [scales.length], scales),
      waveTensor('bias', [6], 2),
      ...(kernel ?? [waveTensor('kernel', [6, 3, 3, 3])]),
    ],
    nodes: [
      ...before,
      node('Resize', 'x0 _ scales', 'large', resize),
      node('Conv', 'large kernel bias', 'convolved', conv),
      node('Relu', 'convolved', 'y'),
    ],
    ...(outputs && { outputs }),
  });

const operators = ({ graph }: Model) => graph.nodes.map(({ opType }) => opType);

/** How far the values of two models differ at most. */
async function difference(one: Model, other: Model, feeds: Parameters<Awaited<ReturnType<typeof load>>['run']>[0]) {
  const [a, b] = await Promise.all(
    [one, other].map(async (model) => {
      const loaded = await load(model);
      return Object.values(await loaded.run(feeds))[0]!;
    }),
  );
  expect(b!.dims).toEqual(a!.dims);
  return a!.data.reduce((most, value, at) => Math.max(most, Math.abs(value - b!.data[at]!)), 0);
}

const x0 = { dims: INPUT, data: wave(2 * 3 * 5 * 4) };
const half = halfTensor('stored', [6, 3, 3, 3], wave(6 * 27, 3));

describe('nearest upsampling by two before a convolution', () => {
  it.each<Parts & { name: string }>([
    { name: 'from corners', resize: asymmetric },
    { name: 'from centres', resize: centred },
    {
      name: 'with weights in half precision',
      kernel: [half],
      before: [node('Cast', 'stored', 'kernel', { to: int(DataType.Float) })],
    },
  ])('is folded into it ($name): the same values, the same gradient', async (parts) => {
    const model = decoder(parts);
    const folded = foldUpsampling(model);
    expect(operators(folded)).toEqual(['ConvTranspose', 'Relu']);
    expect(await difference(model, folded, { x0 })).toBeLessThan(1e-5);

    const products = [model, folded].map((each) => buildVjp(each, { inputs: ['x0'], outputs: ['y'] }));
    const cotangent = { dims: [2, 6, 10, 8], data: wave(2 * 6 * 10 * 8, 5) };
    expect(products[1]!.graph.outputs.map(({ name }) => name)).toEqual([gradientName('x0')]);
    expect(await difference(products[0]!, products[1]!, { x0, [cotangentName('y')]: cotangent })).toBeLessThan(2e-5);
  });

  it.each<Parts & { name: string }>([
    { name: 'it is threefold', scales: [1, 1, 3, 3] },
    { name: 'it is of one direction', scales: [1, 1, 2, 1] },
    { name: 'it is linear', resize: { mode: text('linear') } },
    { name: 'its corners are rounded up', resize: { ...asymmetric, nearest_mode: text('ceil') } },
    { name: 'the convolution strides', conv: { ...same, strides: ints([2, 2]) } },
    { name: 'the convolution does not pad', conv: { kernel_shape: ints([3, 3]) } },
    { name: 'the kernel is larger', conv: { pads: ints([2, 2, 2, 2]) }, kernel: [waveTensor('kernel', [6, 3, 5, 5])] },
    { name: 'channels are in groups', conv: { ...same, group: int(3) }, kernel: [waveTensor('kernel', [6, 1, 3, 3])] },
    {
      name: 'the kernel is computed',
      kernel: [waveTensor('stored', [6, 3, 3, 3])],
      before: [node('Tanh', 'stored', 'kernel')],
    },
    { name: 'somebody else reads what is upsampled', outputs: ['y', 'large'] },
  ])('is left where $name', (parts) => {
    const model = decoder(parts);
    expect(foldUpsampling(model)).toBe(model);
  });

  it('is twice in the decoder of the starter prior', async () => {
    const path = new URL('../../../public/models/starter-prior/decoder.onnx', import.meta.url);
    const model = readModel(new Uint8Array(await readFile(path)));
    const folded = foldUpsampling(model);
    const counted = (it: Model) =>
      ['Resize', 'ConvTranspose'].map((type) => operators(it).filter((one) => one === type).length);
    expect([model, folded].map(counted)).toEqual([
      [2, 0],
      [0, 2],
    ]);
    const latent = { dims: [2, 16, 4, 4], data: wave(2 * 16 * 16) };
    expect(await difference(model, folded, { latent })).toBeLessThan(1e-5);
  });

  it('leaves the bytes of a file without it', () => {
    const bytes = writeModel(decoder({ scales: [1, 1, 3, 3] }));
    expect(upsamplingFolded(bytes)).toBe(bytes);
  });
});
