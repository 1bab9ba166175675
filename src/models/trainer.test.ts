import { describe, expect, it } from 'vitest';
import { openRuntime } from '../../cli/runtime/node.ts';
import { runSeed } from '../core/brands.ts';
import { classifierModel } from '../onnx/classifiers/classifier.ts';
import { load } from '../testing/gradients.ts';
import { oneHot, waves } from '../testing/training.ts';
import { openTrainer, type TrainerOptions } from './trainer.ts';

const runtime = await openRuntime('wasm', 1);
const model = classifierModel({ kind: 'plain', side: 32, classes: 3, width: 4 }, runSeed(2));
const options: TrainerOptions = {
  loss: { kind: 'cross-entropy' },
  optimizer: { kind: 'adamw', weightDecay: 0.1 },
};
const batchOf = (i: number) => [waves([4, 3, 32, 32], i), oneHot([i % 3, 1, 2, 0], 3), 0.01 / (i + 1)] as const;

describe('a trainer', () => {
  it('goes on from its state to the same bits', async () => {
    const whole = await openTrainer(runtime, model, options);
    const losses: number[] = [];
    for (let i = 0; i < 6; i++) losses.push(await whole.step(...batchOf(i)));
    const first = await openTrainer(runtime, model, options);
    for (let i = 0; i < 3; i++) await first.step(...batchOf(i));
    const state = await first.state();
    expect(state.steps).toBe(3);
    await first.release();
    const second = await openTrainer(runtime, model, { ...options, from: state });
    for (let i = second.steps; i < 6; i++) expect(await second.step(...batchOf(i))).toBe(losses[i]);
    expect(await second.state()).toEqual(await whole.state());
    await second.release();
    await whole.release();
  });

  it('answers while it trains as the model that it exports', async () => {
    const trainer = await openTrainer(runtime, model, options);
    for (let i = 0; i < 2; i++) await trainer.step(...batchOf(i));
    const images = waves([7, 3, 32, 32], 9);
    const answered = await trainer.evaluate(images);
    const exported = await load(await trainer.export());
    const alone = await exported.run({ pixels: images });
    expect(answered.dims).toEqual([7, 3]);
    expect(Math.max(...answered.data.map((value, i) => Math.abs(value - alone.logits!.data[i]!)))).toBeLessThan(1e-5);
    expect(await trainer.step(...batchOf(2))).toBeGreaterThan(0);
    await exported.release();
    await trainer.release();
  });

  it('says when the loss is no number, and when a state is of another model', async () => {
    const trainer = await openTrainer(runtime, model, { ...options, optimizer: { kind: 'sgd' } });
    const [images, targets] = batchOf(0);
    const diverge = async () => {
      for (let i = 0; i < 3; i++) await trainer.step(images, targets, 1e30);
    };
    await expect(diverge()).rejects.toThrow(/lower the learning rate/u);
    await trainer.release();
    const from = { steps: 1, vectors: { 'training:parameters': new Float32Array(3) } };
    await expect(openTrainer(runtime, model, { ...options, from })).rejects.toThrow(
      /got 3; the state is that of another/u,
    );
  });
});
