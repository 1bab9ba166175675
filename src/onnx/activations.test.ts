import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelOf, node, waveTensor } from '../testing/graphs.ts';
import { activationsOf } from './activations.ts';
import { readModel } from './proto/read.ts';
import { int64Tensor } from './tensor.ts';

const UNET = join(import.meta.dirname, '../../cli/reference/cases/diffusion/sd1-tiny/unet/model.onnx');

describe('what lies in memory during a pass', () => {
  const model = modelOf({
    nodes: [
      node('MatMul', 'x0 w', 'wide'),
      node('Relu', 'wide', 'bent'),
      node('Reshape', 'bent flat', 'flat_bent'),
      node('ReduceSum', 'flat_bent', 'y'),
    ],
    inputs: [['batch', 10]],
    constants: [waveTensor('w', [10, 100]), int64Tensor('flat', [1], [-1])],
  });

  it('is what a node takes and gives, with all that is still waited for', () => {
    // At Relu: [5, 100] twice, in float32; x0 is gone, and the Reshape takes nothing of its own.
    expect(activationsOf(model, { x0: [5, 10] })).toEqual({ bytes: 2 * 5 * 100 * 4, unknown: 0 });
  });

  it('grows with the inputs, and says where a size is not known', () => {
    expect(activationsOf(model, { x0: [10, 10] }).bytes).toBe(2 * 10 * 100 * 4);
    expect(activationsOf(model).unknown).toBeGreaterThan(0);
  });

  it('counts nothing of what is computed of weights alone', () => {
    const halves = modelOf({
      nodes: [node('Neg', 'w', 'negative'), node('Identity', 'negative', 'same'), node('MatMul', 'x0 same', 'y')],
      inputs: [[5, 10]],
      constants: [waveTensor('w', [10, 100])],
    });
    expect(activationsOf(halves)).toEqual({ bytes: (5 * 10 + 5 * 100) * 4, unknown: 0 });
  });

  it('keeps what a later node adds', () => {
    const skipping = modelOf({
      nodes: [node('Relu', 'x0', 'a'), node('Exp', 'a', 'b'), node('Exp', 'b', 'c'), node('Add', 'a c', 'y')],
      inputs: [[25]],
    });
    expect(activationsOf(skipping).bytes).toBe(3 * 25 * 4);
  });

  it('is known of a whole denoiser, and of twice the side about four times as much', async () => {
    const unet = readModel(new Uint8Array(await readFile(UNET)));
    const at = (side: number) =>
      activationsOf(unet, { sample: [2, 4, side, side], timestep: [1], encoder_hidden_states: [2, 77, 24] });
    expect(at(8).unknown).toBe(0);
    expect(at(16).bytes / at(8).bytes).toBeGreaterThan(2);
    expect(at(32).bytes / at(16).bytes).toBeGreaterThan(3);
  });
});
