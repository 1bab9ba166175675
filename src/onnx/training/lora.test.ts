import { describe, expect, it } from 'vitest';
import { feedsFor, load } from '../../testing/gradients.ts';
import { modelOf, node, wave, waveTensor, type GraphSpec } from '../../testing/graphs.ts';
import { gradientsOf, waves } from '../../testing/training.ts';
import { int, ints } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import { floatTensor, halfTensor, numbersOf } from '../tensor.ts';
import { insertLora, mergeLora } from './lora.ts';
import { loraBank, type Bank } from './loraBank.ts';
import { loraTargets } from './loraPlaces.ts';
import { TRAINING } from './names.ts';

const draw = (_: string, count: number): Float32Array => wave(count, 11);
const CASES: readonly (readonly [string, GraphSpec])[] = [
  ['MatMul', { nodes: [node('MatMul', 'x0 w', 'y')], inputs: [[2, 3, 5]], constants: [waveTensor('w', [5, 4])] }],
  [
    'MatMul behind a Transpose',
    {
      nodes: [node('Transpose', 'w', 't', { perm: ints([1, 0]) }), node('MatMul', 'x0 t', 'y')],
      inputs: [[2, 3, 5]],
      constants: [waveTensor('w', [4, 5])],
    },
  ],
  [
    'Gemm with a transposed weight',
    { nodes: [node('Gemm', 'x0 w b', 'y', { transB: int(1) })], inputs: [[3, 5]], constants: [waveTensor('w', [4, 5]), waveTensor('b', [4])] },
  ],
  ['Gemm', { nodes: [node('Gemm', 'x0 w', 'y')], inputs: [[3, 5]], constants: [waveTensor('w', [5, 4])] }],
  [
    'Conv',
    {
      nodes: [node('Conv', 'x0 w', 'y', { strides: ints([2, 1]), pads: ints([1, 1, 0, 1]), kernel_shape: ints([3, 3]) })],
      inputs: [[2, 3, 6, 5]],
      constants: [waveTensor('w', [4, 3, 3, 3])],
    },
  ],
];

/** A bank where one set is chosen for good. */
function withChoice({ model, chooser }: Bank, set: number): Bank['model'] {
  const { graph } = model;
  const raw = new Uint8Array(Int32Array.of(set).buffer);
  const initializers = new Map([...graph.initializers, [chooser, { name: chooser, dims: [], dataType: DataType.Int32, raw }]]);
  return { ...model, graph: { ...graph, initializers, inputs: graph.inputs.filter(({ name }) => name !== chooser) } };
}

describe('adapters', () => {
  it.each(CASES)('beside a %s begin as the model, learn both factors, and merge into its weight', async (_, spec) => {
    const model = modelOf(spec);
    expect(loraTargets(model)).toEqual(['w']);
    const adapted = insertLora(model, { targets: ['w'], rank: 2, alpha: 3, draw });
    const feeds = feedsFor([spec.inputs[0] as number[]]);
    const answer = async (asked: typeof model) => {
      const session = await load(asked);
      const { y } = await session.run(feeds);
      await session.release();
      return y!;
    };
    const [own, begun] = [await answer(model), await answer(adapted.model)];
    expect(begun.data).toEqual(own.data);

    const learnt = new Map(
      adapted.parameters.map((name, i) => {
        const { dims } = adapted.model.graph.initializers.get(name)!;
        return [name, waveTensor(name, dims, 20 + i)] as const;
      }),
    );
    const initializers = new Map([...adapted.model.graph.initializers, ...learnt]);
    const trained = { ...adapted.model, graph: { ...adapted.model.graph, initializers } };
    const [beside, inside] = [await answer(trained), await answer(mergeLora(model, adapted.adapters, learnt))];
    expect(Math.max(...beside.data.map((value, i) => Math.abs(value - inside.data[i]!)))).toBeLessThan(2e-5);
    expect(Math.max(...beside.data.map((value, i) => Math.abs(value - own.data[i]!)))).toBeGreaterThan(0.1);

    // In a bank with others it is the same, and behind the last of them is the model.
    const other = new Map([...learnt].map(([name, { dims }], i) => [name, waveTensor(name, dims, 40 + i)] as const));
    const bank = loraBank(model, adapted.adapters, [other, learnt]);
    const chosen = async (set: number) => (await answer(withChoice(bank, set))).data;
    const [first, second, none] = [await chosen(0), await chosen(1), await chosen(2)];
    expect(none).toEqual(own.data);
    expect(Math.max(...second.map((value, i) => Math.abs(value - inside.data[i]!)))).toBeLessThan(2e-5);
    expect(Math.max(...first.map((value, i) => Math.abs(value - inside.data[i]!)))).toBeGreaterThan(0.1);

    const { gradients } = await gradientsOf(
      trained,
      { loss: { kind: 'mean-square' }, train: adapted.parameters },
      { ...feeds, [TRAINING.targets]: waves(own.dims, 30) },
    );
    for (const gradient of gradients.values()) expect(Math.max(...gradient.map(Math.abs))).toBeGreaterThan(1e-4);
  });

  it('merge into a weight in half precision as its nearest halves, where it is to stay so', () => {
    const halves = halfTensor('w', [2, 2], [1, 0.5, -2, 3]);
    const model = modelOf({ nodes: [node('Cast', 'w', 'wide', { to: int(1) }), node('MatMul', 'x0 wide', 'y')], inputs: [[1, 2]], constants: [halves] });
    const { adapters, parameters } = insertLora(model, { targets: ['w'], rank: 1, draw });
    const learnt = new Map(parameters.map((name, i) => [name, floatTensor(name, i === 0 ? [1, 2] : [2, 1], [1e-4, 1])]));
    const merged = mergeLora(model, adapters, learnt, 'as it was').graph;
    const { dataType } = merged.initializers.get('w')!;
    // w holds inputs first: w + (B A)^T = [[1 + 1e-8, 0.5 + 1e-4], [-2 + 1e-4, 4]], where halves near 0.5 lie 2^-11 apart, and 1e-4 is less than half of that.
    expect([dataType, ...numbersOf(merged.initializers.get('w')!)]).toEqual([halves.dataType, 1, 0.5, -2, 4]);
    expect(merged.nodes.map(({ opType }) => opType)).toEqual(['Cast', 'MatMul']);
    expect(mergeLora(model, adapters, learnt).graph.initializers.get('w')!.dataType).toBe(1);
  });

  it('refuse groups, and names that nothing multiplies by', () => {
    const grouped = modelOf({
      nodes: [node('Conv', 'x0 w', 'y', { group: int(2) })],
      inputs: [[1, 4, 3, 3]],
      constants: [floatTensor('w', [2, 2, 1, 1], [1, 2, 3, 4])],
    });
    expect(loraTargets(grouped)).toEqual([]);
    expect(() => insertLora(grouped, { targets: ['w'], rank: 1, draw })).toThrow(/Conv .* groups/u);
    expect(() => insertLora(grouped, { targets: ['v'], rank: 1, draw })).toThrow(/"v"/u);
  });
});
