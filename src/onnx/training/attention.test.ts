import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { modelOf, node, waveTensor } from '../../testing/graphs.ts';
import { int, ints } from '../attributes.ts';
import { readModel } from '../proto/read.ts';
import { int64Tensor } from '../tensor.ts';
import { attentionTargets } from './attention.ts';

const CASES = join(import.meta.dirname, '../../../cli/reference/cases');

it('the attention of a denoiser is found without its names: all that the reference adapts, and nothing else', () => {
  const model = readModel(new Uint8Array(readFileSync(join(CASES, 'diffusion/sd1-tiny/unet/model.onnx'))));
  const { layers } = JSON.parse(readFileSync(join(CASES, 'lora/sd1-tiny/case.json'), 'utf8')) as {
    readonly layers: readonly { readonly initializer: string }[];
  };
  const nodes = model.graph.nodes.map((one) => ({ ...one, name: '' }));
  const found = attentionTargets({ ...model, graph: { ...model.graph, nodes } });
  expect([...found].sort()).toEqual(layers.map(({ initializer }) => initializer).sort());
});

it('a softmax over classes is no attention, and a product of two computed values without one is none either', () => {
  const classifier = modelOf({
    nodes: [node('MatMul', 'x0 w', 'z'), node('Softmax', 'z', 'p'), node('MatMul', 'p v', 'y')],
    inputs: [[2, 5]],
    constants: [waveTensor('w', [5, 4]), waveTensor('v', [4, 3])],
  });
  expect(attentionTargets(classifier)).toEqual([]);
  const gram = modelOf({
    nodes: [node('MatMul', 'x0 w', 'z'), node('Transpose', 'z', 't', { perm: ints([1, 0]) }), node('MatMul', 'z t', 'y')],
    inputs: [[2, 5]],
    constants: [waveTensor('w', [5, 4])],
  });
  expect(attentionTargets(gram)).toEqual([]);
});

it('queries, keys and values that one product makes together are found once, beside what joins the heads', () => {
  const together = modelOf({
    nodes: [
      node('MatMul', 'x0 qkv', 'all'),
      node('Split', 'all sizes', 'q k v', { axis: int(1) }),
      node('Transpose', 'k', 't', { perm: ints([1, 0]) }),
      node('MatMul', 'q t', 'scores'),
      node('Softmax', 'scores', 'p'),
      node('MatMul', 'p v', 'heads'),
      node('MatMul', 'heads out', 'joined'),
      node('MatMul', 'joined other', 'y'),
    ],
    inputs: [[6, 5]],
    constants: [
      waveTensor('qkv', [5, 12]),
      int64Tensor('sizes', [3], [4, 4, 4]),
      waveTensor('out', [4, 5]),
      waveTensor('other', [5, 5]),
    ],
  });
  expect(attentionTargets(together)).toEqual(['qkv', 'out']);
});
