import { describe, expect, it } from 'vitest';
import { feedsFor, load } from '../../testing/gradients.ts';
import { modelOf, node, waveTensor } from '../../testing/graphs.ts';
import { int } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import { OnnxError } from '../errors.ts';
import { foldWeights } from '../prepare/foldWeights.ts';
import { numbersOf } from '../tensor.ts';
import { lastPart } from './lastPart.ts';

/** A kernel in eight bits, with a scale for each of its outputs. */
const coarse = {
  name: 'coarse',
  dims: [3, 3, 1, 1],
  dataType: DataType.Int8,
  raw: Uint8Array.from(Int8Array.from([5, -3, 2, 7, -128, 1, 0, 127, -9])),
};

/** A first convolution, a block around which its input is carried, and a last one. */
const chain = modelOf({
  nodes: [
    node('Conv', 'x0 first', 'a'),
    node('Tanh', 'a', 'b'),
    node('Cast', 'coarse', 'cast', { to: int(DataType.Float) }),
    node('Mul', 'cast scale', 'kernel'),
    node('Conv', 'b kernel bias', 'c'),
    node('Tanh', 'c', 'd'),
    node('Add', 'b d', 'e'),
    node('Conv', 'e last', 'f'),
    node('Clip', 'f low', 'g'),
  ],
  inputs: [['batch', 2, 3, 3]],
  constants: [
    waveTensor('first', [3, 2, 1, 1]),
    coarse,
    waveTensor('scale', [3, 1, 1, 1]),
    waveTensor('bias', [3]),
    waveTensor('last', [4, 3, 1, 1], 3),
    waveTensor('low', []),
  ],
});
const feeds = feedsFor([[2, 2, 3, 3]]);

describe('weights in few bits', () => {
  it('become the numbers that the graph unpacks', async () => {
    const folded = foldWeights(chain);
    const scale = numbersOf(chain.graph.initializers.get('scale')!);
    expect(numbersOf(folded.graph.initializers.get('kernel')!)).toEqual(
      numbersOf(coarse).map((value, i) => Math.fround(value * scale[Math.floor(i / 3)]!)),
    );
    expect(folded.graph.nodes.map(({ opType }) => opType)).not.toContain('Cast');
    const [before, after] = [await load(chain), await load(folded)];
    const [y, z] = [await before.run(feeds), await after.run(feeds)];
    expect(z.g!.data).toEqual(y.g!.data);
  });
});

describe('the last part of a model', () => {
  it('begins at a value that all paths go through, and gives with the first what the whole gives', async () => {
    const whole = await load(chain);
    const expected = (await whole.run(feeds)).g!;
    for (const [share, cut, weights] of [
      [1 / 3, 'e', ['last']],
      [0.7, 'a', ['kernel', 'bias', 'last']],
    ] as const) {
      const parted = lastPart(chain, share);
      expect([parted.cut, parted.dims, parted.weights]).toEqual([cut, [3, 3, 3], weights]);
      const [front, tail] = [await load(parted.front), await load(parted.tail)];
      const between = await front.run(feeds);
      const { g } = await tail.run({ [cut]: between[cut]! });
      g!.data.forEach((value, i) => {
        expect(value).toBeCloseTo(expected.data[i]!, 6);
      });
    }
  });

  it('is refused where there is none', () => {
    const straight = modelOf({ nodes: [node('MatMul', 'x0 x1', 'y')], inputs: [['batch', 2], [2, 2]] });
    expect(() => lastPart(straight, 1 / 3)).toThrow(OnnxError);
  });
});
