import { describe, expect, it } from 'vitest';
import { directionalError, feedsFor, load } from '../testing/gradients.ts';
import { modelOf, node, wave, waveTensor } from '../testing/graphs.ts';
import { int } from './attributes.ts';
import { DataType } from './dataType.ts';
import type { OnnxError } from './errors.ts';
import type { Model } from './model.ts';
import { floatTensor, int64Tensor } from './tensor.ts';
import { buildVjp } from './vjp.ts';

const operators = (model: Model): string[] => model.graph.nodes.map(({ opType }) => opType);
const failsWith = (code: string, ...words: string[]): OnnxError =>
  expect.objectContaining({
    code,
    message: expect.stringMatching(new RegExp(words.join('.*'), 'u')) as string,
  }) as OnnxError;

describe('the product', () => {
  const model = modelOf({
    nodes: [node('Conv', 'x0 w', 'h'), node('Relu', 'h', 'r'), node('Mul', 'r x1', 'y'), node('Exp', 'x1', 'z')],
    inputs: [
      ['batch', 2, 5, 5],
      [1, 3, 1, 1],
    ],
    constants: [waveTensor('w', [3, 2, 3, 3])],
    outputs: ['y', 'z'],
  });

  it('has the inputs, one cotangent for each output, and one gradient for each input', () => {
    const { graph } = buildVjp(model);
    expect(graph.inputs.map(({ name }) => name)).toEqual(['x0', 'x1', 'cotangent:y', 'cotangent:z']);
    expect(graph.outputs.map(({ name, shape }) => [name, shape])).toEqual([
      ['gradient:x0', ['batch', 2, 5, 5]],
      ['gradient:x1', [1, 3, 1, 1]],
    ]);
  });

  it('differentiates only what is asked for, and computes nothing else', () => {
    const product = buildVjp(model, { inputs: ['x0'], outputs: ['y'] });
    expect(product.graph.outputs.map(({ name }) => name)).toEqual(['gradient:x0']);
    expect(operators(product)).not.toContain('Exp');
  });

  it('hands on outputs on request', () => {
    const { graph } = buildVjp(model, { inputs: ['x0'], keepOutputs: ['y'] });
    expect(graph.outputs.map(({ name }) => name)).toEqual(['gradient:x0', 'y']);
  });

  it('leaves out a forward pass that a linear model does not need', () => {
    const linear = modelOf({
      nodes: [node('MatMul', 'x0 w', 'y')],
      inputs: [[2, 3]],
      constants: [waveTensor('w', [3, 4])],
    });
    expect(operators(buildVjp(linear))).toEqual(['Gemm', 'Identity']);
  });

  it('gives zeros for an input without influence, and behind steps', async () => {
    const flat = modelOf({
      nodes: [node('Floor', 'x0', 'f'), node('Add', 'f one', 'y')],
      inputs: [[2, 2], [3]],
      constants: [floatTensor('one', [], [1])],
    });
    const product = await load(buildVjp(flat));
    const cotangent = { dims: [2, 2], data: wave(4) };
    const gradients = await product.run({ ...feedsFor([[2, 2], [3]]), 'cotangent:y': cotangent });
    await product.release();
    expect([...gradients['gradient:x0']!.data, ...gradients['gradient:x1']!.data]).toEqual(Array(7).fill(0));
  });

  it('takes the branch of an If whose condition is known', async () => {
    const branch = (name: string, factor: number) => ({
      kind: 'graph' as const,
      value: modelOf({ nodes: [node('Mul', 'x0 k', name)], inputs: [], constants: [floatTensor('k', [], [factor])] })
        .graph,
    });
    const model = modelOf({
      nodes: [
        node('Shape', 'x0', 's'),
        node('Gather', 's zero', 'n'),
        node('Equal', 'n two', 'c'),
        node('If', 'c', 'i', { then_branch: branch('a', 3), else_branch: branch('b', 5) }),
        node('Mul', 'i i', 'y'),
      ],
      inputs: [[2, 3]],
      constants: [int64Tensor('zero', [], [0]), int64Tensor('two', [], [2])],
    });
    expect(operators(buildVjp(model))).not.toContain('If');
    expect(await directionalError(model, feedsFor([[2, 3]]), { step: 0.1 })).toBeLessThan(1e-4);
  });

  it('decides in the graph which axes were broadcast when names leave it open', async () => {
    const model = modelOf({
      nodes: [node('Mul', 'x0 x1', 'y')],
      inputs: [
        ['a', 'b', 3],
        ['c', 3],
      ],
    });
    for (const shapes of [
      [
        [2, 4, 3],
        [1, 3],
      ],
      [
        [2, 4, 3],
        [4, 3],
      ],
      [
        [2, 1, 3],
        [4, 3],
      ],
    ]) {
      expect(await directionalError(model, feedsFor(shapes), { step: 0.1 })).toBeLessThan(1e-4);
    }
  });
});

describe('half precision', () => {
  /** Halves of 1, -2, 0.5, ...: exact in both formats. */
  const halves = {
    name: 'w',
    dims: [3, 2],
    dataType: DataType.Float16,
    raw: new Uint8Array(Uint16Array.from([0x3c00, 0xc000, 0x3800, 0x4200, 0xb800, 0x3400]).buffer),
  };

  it('is widened before anything is differentiated, and stays small in the file', async () => {
    const half = modelOf({
      nodes: [node('MatMul', 'x0 w', 'h'), node('Tanh', 'h', 'y')],
      inputs: [[4, 3]],
      constants: [halves],
    });
    const infos = [...half.graph.inputs, ...half.graph.outputs].map((info) => ({
      ...info,
      elementType: DataType.Float16,
    }));
    const product = buildVjp({ ...half, graph: { ...half.graph, inputs: infos.slice(0, 1), outputs: infos.slice(1) } });
    expect(product.graph.initializers.get('w')?.dataType).toBe(DataType.Float16);
    expect(product.graph.inputs.map(({ elementType }) => elementType)).toEqual([DataType.Float, DataType.Float]);
    const session = await load(product);
    const x = { dims: [4, 3], data: wave(12) };
    const { 'gradient:x0': gradient } = await session.run({
      x0: x,
      'cotangent:y': { dims: [4, 2], data: new Float32Array(8).fill(1e-6) },
    });
    await session.release();
    // 1e-6 would be half precision's last digit or two; in float32 the ratio is exact to rounding.
    const h = x.data[0]! * 1 + x.data[1]! * 0.5 + x.data[2]! * -0.5;
    const k = x.data[0]! * -2 + x.data[1]! * 3 + x.data[2]! * 0.25;
    const expected = 1e-6 * (1 * (1 - Math.tanh(h) ** 2) - 2 * (1 - Math.tanh(k) ** 2));
    expect(gradient!.data[0]! / expected).toBeCloseTo(1, 4);
  });

  it('flips a kernel in its storage type', () => {
    const kernel = { ...halves, dims: [1, 1, 2, 3] };
    const model = modelOf({
      nodes: [node('Cast', 'w', 'k', { to: int(DataType.Float) }), node('Conv', 'x0 k', 'y')],
      inputs: [[1, 1, 4, 4]],
      constants: [kernel],
    });
    const [flipped] = buildVjp(model).graph.initializers.values();
    expect(flipped?.dataType).toBe(DataType.Float16);
    expect([...new Uint16Array(flipped!.raw.slice().buffer)]).toEqual([0x3400, 0xb800, 0x4200, 0x3800, 0xc000, 0x3c00]);
  });
});

describe('refusals', () => {
  it('name the operator, the node and the model of what has no rule', () => {
    const model = modelOf({ nodes: [node('Det', 'x0', 'y')], inputs: [[2, 2]] });
    expect(() => buildVjp(model, { modelName: 'judge' })).toThrow(
      failsWith('operator-without-rule', 'Det', '"y"', '"judge"'),
    );
  });

  it('name where every path ends in integers', () => {
    const model = modelOf({
      nodes: [node('Relu', 'x0', 'r'), node('ArgMax', 'r', 'i'), node('Cast', 'i', 'y', { to: int(1) })],
      inputs: [[2, 2]],
    });
    expect(() => buildVjp(model, { modelName: 'judge' })).toThrow(
      failsWith('non-differentiable-path', '"x0"', '"judge"', 'ArgMax'),
    );
  });

  it('do not lose a gradient in control flow that depends on data', () => {
    const branch = { kind: 'graph' as const, value: modelOf({ nodes: [node('Neg', 'x0', 'n')], inputs: [] }).graph };
    const model = modelOf({
      nodes: [
        node('ReduceMax', 'x0', 'm', { keepdims: int(0) }),
        node('Greater', 'm zero', 'c'),
        node('If', 'c', 'i', { then_branch: branch, else_branch: branch }),
        node('Add', 'i x0', 'y'),
      ],
      inputs: [[2, 2]],
      constants: [floatTensor('zero', [], [0])],
    });
    expect(() => buildVjp(model)).toThrow(failsWith('operator-without-rule', 'If'));
  });

  it.each([
    [
      'an unknown input',
      'unknown-value',
      () => buildVjp(modelOf({ nodes: [node('Exp', 'x0', 'y')], inputs: [[2]] }), { inputs: ['z'] }),
    ],
    [
      'an old operator set',
      'unsupported-opset',
      () => buildVjp(modelOf({ nodes: [node('Exp', 'x0', 'y')], inputs: [[2]], opset: 7 })),
    ],
    [
      'wanted statistics of a batch normalisation',
      'unsupported-attribute',
      () =>
        buildVjp(
          modelOf({
            nodes: [node('BatchNormalization', 'x0 g b m v', 'y')],
            inputs: [[1, 2, 4, 4]],
            constants: ['g', 'b', 'm', 'v'].map((name) => floatTensor(name, [2], [1, 2])),
          }),
          { weights: ['m'] },
        ),
    ],
    [
      'a weight that is none',
      'unknown-value',
      () => buildVjp(modelOf({ nodes: [node('Exp', 'x0', 'y')], inputs: [[2]] }), { weights: ['w'] }),
    ],
  ])('refuse %s', (_, code, make) => {
    expect(make).toThrow(failsWith(code));
  });
});
