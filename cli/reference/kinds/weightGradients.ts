/** @file `weight-gradients/<case>/`: gradients for inputs and weights of ONNX graphs, against PyTorch's autograd. */

import { liftConstants } from '../../../src/onnx/prepare/constants.ts';
import { weightsOf } from '../../../src/onnx/prepare/weights.ts';
import { readModel } from '../../../src/onnx/proto/read.ts';
import { writeModel } from '../../../src/onnx/proto/write.ts';
import { numbersOf } from '../../../src/onnx/tensor.ts';
import { buildVjp, cotangentName, gradientName } from '../../../src/onnx/vjp.ts';
import { compare } from '../compare.ts';
import type { Kind } from '../kind.ts';
import { feedTensor, floatTensor, mapTensors, readBytes, readCase, type StoredTensors } from '../stored.ts';

/** As a `vjp` case; `weight_gradients` has those of every name in `trainable`, in the initializer's own layout. */
interface WeightCase {
  readonly inputs: StoredTensors;
  readonly cotangents: StoredTensors;
  readonly outputs: StoredTensors;
  readonly gradients: StoredTensors;
  readonly weight_gradients: StoredTensors;
  readonly trainable: readonly string[];
  readonly tolerance: { readonly rtol: number; readonly atol: number };
}

export const weightGradients: Kind = {
  kind: 'weight-gradients',
  async *check(folder, { runner }) {
    const stored = await readCase<WeightCase>(folder);
    const { inputs, cotangents, outputs, trainable, tolerance } = stored;
    const bytes = await readBytes(folder, 'model.onnx');
    const model = readModel(bytes);
    const feeds = mapTensors(inputs, feedTensor);
    const forward = await runner.run(bytes, feeds, Object.keys(outputs));
    for (const [name, output] of Object.entries(outputs)) {
      yield compare(`output ${name}`, forward.outputs[name]!.data, floatTensor(output).data, tolerance);
    }
    const expected = { ...stored.gradients, ...stored.weight_gradients };
    const product = buildVjp(model, {
      inputs: Object.keys(stored.gradients),
      weights: trainable,
      outputs: Object.keys(cotangents),
    });
    const seeds = Object.entries(cotangents).map(
      ([name, tensor]) => [cotangentName(name), floatTensor(tensor)] as const,
    );
    const weights = weightsOf(liftConstants(model), trainable).map(
      (tensor) => [tensor.name, { dims: tensor.dims, data: Float32Array.from(numbersOf(tensor)) }] as const,
    );
    const given = { ...feeds, ...Object.fromEntries(seeds), ...Object.fromEntries(weights) };
    const backward = await runner.run(writeModel(product), given, Object.keys(expected).map(gradientName));
    for (const [name, tensor] of Object.entries(expected)) {
      const { data } = backward.outputs[gradientName(name)]!;
      yield compare(`gradient of ${name}`, data, floatTensor(tensor).data, tolerance);
    }
  },
};
