import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { load, type FloatTensors } from '../../testing/gradients.ts';
import { modelOf, node, wave, waveTensor } from '../../testing/graphs.ts';
import { beginning, gradientsOf, oneHot, scalarOf, smallNet, waves } from '../../testing/training.ts';
import { float } from '../attributes.ts';
import type { Model } from '../model.ts';
import { floatTensor, numbersOf } from '../tensor.ts';
import type { Loss } from './loss.ts';
import { maskName, nextName, TRAINING } from './names.ts';
import { parametersOf } from './parameters.ts';
import { trainingStep } from './step.ts';
import { evaluationGraph, trainedModel, withWeights } from './trained.ts';

const net = smallNet((layers, x) => {
  const seen = layers.op('Tanh', layers.batchNorm(layers.conv(x, 'c', 4, 3, { stride: 2 }), 'n'));
  return layers.linear(layers.dropout(layers.pooled(seen), 0.25), 'head', 3);
});
const [dropped] = net.graph.nodes.filter(({ opType }) => opType === 'Dropout').map(({ outputs }) => outputs[0]!);
const mask = { dims: [5, 4], data: Float32Array.from({ length: 20 }, (_, i) => (i % 3 === 0 ? 0 : 1)) };
const batch: FloatTensors = {
  x: waves([5, 2, 6, 6]),
  [TRAINING.targets]: oneHot([0, 2, 1, 1, 0], 3),
  [maskName(dropped!)]: mask,
};

/** The loss in batch form at weights moved along a direction. */
async function lossAt(model: Model, loss: Loss, feeds: FloatTensors, name: string, along: Float32Array, h: number) {
  const tensor = model.graph.initializers.get(name)!;
  const values = numbersOf(tensor).map((value, i) => value + h * along[i]!);
  const moved = withWeights(model, [floatTensor(name, tensor.dims, values)]);
  return (await gradientsOf(moved, { loss, train: [name] }, feeds)).loss;
}

describe('a training step', () => {
  it('gives gradients that agree with differences of the loss, through batch statistics and a given mask', async () => {
    const loss: Loss = { kind: 'cross-entropy', smoothing: 0.1, shift: [0.3, -0.2, 0.5] };
    const { gradients, norm } = await gradientsOf(net, { loss }, batch);
    expect([...gradients.keys()]).toEqual(['c.weight', 'n.weight', 'n.bias', 'head.weight', 'head.bias']);
    let squares = 0;
    for (const [name, gradient] of gradients) {
      const along = wave(gradient.length, 5);
      const [up, down] = [await lossAt(net, loss, batch, name, along, 1e-3), await lossAt(net, loss, batch, name, along, -1e-3)];
      const stated = gradient.reduce((sum, value, i) => sum + value * along[i]!, 0);
      expect(Math.abs((up - down) / 2e-3 - stated)).toBeLessThan(2e-3);
      squares += gradient.reduce((sum, value) => sum + value * value, 0);
    }
    expect(norm).toBeCloseTo(Math.sqrt(squares), 4);
  });

  it('asks for the masks of its dropouts, and scales what they keep', async () => {
    const { masks } = trainingStep(net, { loss: { kind: 'cross-entropy' }, optimizer: { kind: 'sgd' } });
    expect(masks).toEqual([{ name: maskName(dropped!), shape: [null, 4], ratio: 0.25 }]);
    const all = { ...batch, [maskName(dropped!)]: { dims: [5, 4], data: new Float32Array(20).fill(0.75) } };
    const plain = smallNet((layers, x) => {
      const seen = layers.op('Tanh', layers.batchNorm(layers.conv(x, 'c', 4, 3, { stride: 2 }), 'n'));
      return layers.linear(layers.pooled(seen), 'head', 3);
    });
    const { x, [TRAINING.targets]: targets } = batch;
    const [scaled, without] = await Promise.all([
      gradientsOf(net, { loss: { kind: 'cross-entropy' } }, all),
      gradientsOf(plain, { loss: { kind: 'cross-entropy' } }, { x: x!, [TRAINING.targets]: targets! }),
    ]);
    expect(scaled.loss).toBeCloseTo(without.loss, 5);
  });

  it('trains what is named, and leaves the rest a constant of the graph', () => {
    const options = { loss: { kind: 'cross-entropy' }, optimizer: { kind: 'sgd' }, train: ['head.bias'] } as const;
    const { parameters, model } = trainingStep(net, options);
    expect(parameters.map(({ name }) => name)).toEqual(['head.bias']);
    expect(model.graph.initializers.has('c.weight')).toBe(true);
    expect(() => trainingStep(net, { ...options, train: ['head.bais'] })).toThrow(/"head.bais" .* "head.bias"/u);
  });

  it('leaves running statistics alone on request', async () => {
    const step = trainingStep(net, { loss: { kind: 'cross-entropy' }, optimizer: { kind: 'sgd' }, statistics: 'running' });
    expect(step.statistics).toEqual([]);
    const session = await load(step.model);
    const given = await session.run({ ...beginning(step), ...batch, [TRAINING.rate]: scalarOf(0.1) });
    expect(given[TRAINING.loss]!.data[0]).toBeGreaterThan(0);
    await session.release();
  });

  it('shortens a gradient that is longer than allowed', async () => {
    const options = { loss: { kind: 'cross-entropy' }, optimizer: { kind: 'sgd' } } as const;
    const moved = async (clipNorm?: number): Promise<number> => {
      const step = trainingStep(net, clipNorm === undefined ? options : { ...options, clipNorm });
      const session = await load(step.model);
      const outputs = await session.run({ ...beginning(step), ...batch, [TRAINING.rate]: scalarOf(1) });
      await session.release();
      return Math.hypot(...step.initial.parameters.map((p, i) => p - outputs[nextName(TRAINING.parameters)]!.data[i]!));
    };
    const free = await moved();
    expect(await moved(free / 2)).toBeCloseTo(free / 2, 4);
    expect(await moved(free * 2)).toBeCloseTo(free, 4);
  });

  it('fits an output to a target by the mean square', async () => {
    const linear = modelOf({
      nodes: [node('Gemm', 'x0 w', 'y')],
      inputs: [[4, 3]],
      constants: [waveTensor('w', [3, 2])],
    });
    const [x, target] = [waves([4, 3]), waves([4, 2], 3)];
    const { loss, gradients } = await gradientsOf(linear, { loss: { kind: 'mean-square' } }, { x0: x, [TRAINING.targets]: target });
    const w = numbersOf(waveTensor('w', [3, 2]));
    const residual = [...target.data].map((t, i) => {
      const row = Math.floor(i / 2);
      return [0, 1, 2].reduce((sum, k) => sum + x.data[row * 3 + k]! * w[k * 2 + (i % 2)]!, 0) - t;
    });
    expect(loss).toBeCloseTo(residual.reduce((sum, r) => sum + r * r, 0) / 8, 5);
    const expected = w.map((_, j) =>
      residual.reduce((sum, r, i) => sum + (i % 2 === j % 2 ? (2 / 8) * r * x.data[Math.floor(i / 2) * 3 + Math.floor(j / 2)]! : 0), 0),
    );
    for (const [i, value] of expected.entries()) expect(gradients.get('w')![i]).toBeCloseTo(value, 5);
  });
});

describe('weights in vectors', () => {
  it('answer as the model that they are exported into, and begin as the file', async () => {
    const step = trainingStep(net, { loss: { kind: 'cross-entropy' }, optimizer: { kind: 'adamw', noDecay: ['c.weight'] } });
    expect(step.parameters.at(-1)!.name).toBe('c.weight');
    const moved = { parameters: step.initial.parameters.map((p, i) => p + Math.sin(i) / 9), statistics: step.initial.statistics.map((s) => s + 0.1) };
    for (const [vectors, exported] of [
      [step.initial, net],
      [moved, trainedModel(net, step, moved)],
    ] as const) {
      const [asked, alone] = await Promise.all([load(evaluationGraph(net, step)), load(exported)]);
      const given = await asked.run({ x: batch.x!, ...beginning({ ...step, initial: vectors, state: [] }) });
      const expected = (await alone.run({ x: batch.x! })).logits!.data;
      for (const [i, value] of expected.entries()) expect(given.logits!.data[i]).toBeCloseTo(value, 5);
      await asked.release();
      await alone.release();
    }
  });

  it('are the floating-point initializers that are read, without running statistics', () => {
    expect(parametersOf(net)).toEqual(['c.weight', 'n.weight', 'n.bias', 'head.weight', 'head.bias']);
  });
});

describe('batch statistics', () => {
  it('move running means as torch.nn.BatchNorm does, whatever the batch and the momentum', async () => {
    const sizes = fc.record({ n: fc.integer({ min: 1, max: 4 }), size: fc.integer({ min: 2, max: 5 }), momentum: fc.double({ min: 0, max: 1, noNaN: true }) });
    await fc.assert(
      fc.asyncProperty(sizes, async ({ n, size, momentum }) => {
        const model = modelOf({
          nodes: [
            node('BatchNormalization', 'x0 g b m v', 'h', { momentum: float(momentum) }),
            node('GlobalAveragePool', 'h', 'p'),
            node('Flatten', 'p', 'y'),
          ],
          inputs: [['batch', 2, size, size]],
          constants: [waveTensor('g', [2]), waveTensor('b', [2]), floatTensor('m', [2], [0.5, -1]), floatTensor('v', [2], [2, 3])],
        });
        const step = trainingStep(model, { loss: { kind: 'mean-square' }, optimizer: { kind: 'sgd' } });
        const session = await load(step.model);
        const x = waves([n, 2, size, size]);
        const outputs = await session.run({ ...beginning(step), x0: x, [TRAINING.targets]: waves([n, 2], 4), [TRAINING.rate]: scalarOf(0) });
        await session.release();
        const next = outputs[nextName(TRAINING.statistics)]!.data;
        const count = n * size * size;
        for (const channel of [0, 1]) {
          const values = [...x.data].filter((_, i) => Math.floor(i / (size * size)) % 2 === channel);
          const mean = values.reduce((a, b) => a + b, 0) / count;
          const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
          expect(next[channel]).toBeCloseTo(momentum * [0.5, -1][channel]! + (1 - momentum) * mean, 4);
          expect(next[2 + channel]).toBeCloseTo(momentum * [2, 3][channel]! + (1 - momentum) * variance, 4);
        }
      }),
      { numRuns: 12 },
    );
  });
});
