import { describe, expect, it } from 'vitest';
import { runSeed } from '../../core/brands.ts';
import { load } from '../../testing/gradients.ts';
import { beginning, oneHot, scalarOf, waves } from '../../testing/training.ts';
import { writeModel } from '../proto/write.ts';
import { numbersOf, sizeOf } from '../tensor.ts';
import { nextName, TRAINING } from '../training/names.ts';
import { parametersOf } from '../training/parameters.ts';
import { trainingStep } from '../training/step.ts';
import { CLASSIFIER_KINDS, classifierModel } from './classifier.ts';

const parameters = (model: ReturnType<typeof classifierModel>): number =>
  parametersOf(model).reduce((sum, name) => sum + sizeOf(model.graph.initializers.get(name)!.dims), 0);

describe('classifiers', () => {
  // sum(p.numel() for p in net(20, w).parameters()) with the network of bench/training/step.py, w = 16 and 8
  it.each([
    [16, 402212],
    [8, 101660],
  ])('have the parameters of the PyTorch network, at width %i', (width, count) => {
    expect(parameters(classifierModel({ kind: 'residual', side: 64, classes: 20, width }, runSeed(0)))).toBe(count);
  });

  it('begin as PyTorch does: uniform within 1 / sqrt(fan-in), scales of 1', () => {
    const { initializers } = classifierModel({ kind: 'residual', side: 64, classes: 20 }, runSeed(0)).graph;
    const weight = numbersOf(initializers.get('5.a.weight')!);
    const bound = 1 / Math.sqrt(32 * 9);
    expect(Math.max(...weight.map(Math.abs))).toBeLessThan(bound);
    const square = weight.reduce((sum, value) => sum + value * value, 0) / weight.length;
    expect(square / (bound ** 2 / 3)).toBeCloseTo(1, 1);
    expect(new Set(numbersOf(initializers.get('5.n.weight')!))).toEqual(new Set([1]));
  });

  it('are the same for a seed and others for another', () => {
    const bytes = (seed: number) => writeModel(classifierModel({ kind: 'plain', side: 32, classes: 3 }, runSeed(seed)));
    expect(bytes(1)).toEqual(bytes(1));
    expect(bytes(1)).not.toEqual(bytes(2));
  });

  it.each(CLASSIFIER_KINDS.flatMap((kind) => [32, 64, 128].map((side) => [kind, side] as const)))(
    '%s at %i px learns a batch',
    async (kind, side) => {
      const model = classifierModel({ kind, side, classes: 3, width: 8 }, runSeed(4));
      const optimizer = { kind: 'adamw', weightDecay: 0 } as const;
      const step = trainingStep(model, { loss: { kind: 'cross-entropy' }, optimizer, batch: 3 });
      const session = await load(step.model);
      const x = waves([3, 3, side, side]);
      const batch = {
        pixels: { ...x, data: x.data.map((v) => (v + 1) / 2) },
        [TRAINING.targets]: oneHot([0, 1, 2], 3),
      };
      let vectors = beginning(step);
      const losses: number[] = [];
      for (let i = 0; i < 8; i++) {
        const outputs = await session.run({ ...vectors, ...batch, [TRAINING.rate]: scalarOf(0.005) });
        losses.push(outputs[TRAINING.loss]!.data[0]!);
        vectors = Object.fromEntries(Object.keys(vectors).map((name) => [name, outputs[nextName(name)]!]));
      }
      await session.release();
      expect(losses.at(-1)!).toBeLessThan(losses[0]! - 0.02);
    },
  );

  it('refuse sizes that do not fit, in words', () => {
    expect(() => classifierModel({ kind: 'plain', side: 40, classes: 3 }, runSeed(0))).toThrow(
      /steps of 16.*40 pixels/u,
    );
  });
});
