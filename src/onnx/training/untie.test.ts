import { describe, expect, it } from 'vitest';
import { feedsFor } from '../../testing/gradients.ts';
import { modelOf, node } from '../../testing/graphs.ts';
import { gradientsOf, waves } from '../../testing/training.ts';
import { floatTensor } from '../tensor.ts';
import { TRAINING } from './names.ts';
import { parametersOf } from './parameters.ts';
import { untie } from './untie.ts';

const tied = modelOf({
  nodes: [node('Identity', 'a', 'b'), node('Mul', 'x0 a', 'h'), node('Tanh', 'h', 't'), node('Mul', 't b', 'y')],
  inputs: [[2, 3]],
  constants: [floatTensor('a', [3], [1, 1, 1])],
});
const batch = { ...feedsFor([[2, 3]]), [TRAINING.targets]: waves([2, 3], 5) };

describe('tied parameters', () => {
  it('have the sum of both gradients, and one each once they are untied', async () => {
    const loss = { kind: 'mean-square' } as const;
    const together = await gradientsOf(tied, { loss }, batch);
    const apart = await gradientsOf(untie(tied), { loss }, batch);
    expect(parametersOf(tied)).toEqual(['a']);
    expect(parametersOf(untie(tied))).toEqual(['a', 'b']);
    const [a, b] = [apart.gradients.get('a')!, apart.gradients.get('b')!];
    for (const [i, sum] of together.gradients.get('a')!.entries()) expect(a[i]! + b[i]!).toBeCloseTo(sum, 5);
    expect(together.loss).toBe(apart.loss);
  });

  it('stay as they are where there are none', () => {
    const model = untie(tied);
    expect(untie(model)).toBe(model);
  });
});
