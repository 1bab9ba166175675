/** @file `vjp/<case>/`: outputs of an ONNX graph and its vector-Jacobian products, against PyTorch's autograd. */

import { readModel } from '../../../src/onnx/proto/read.ts';
import { writeModel } from '../../../src/onnx/proto/write.ts';
import { buildVjp, cotangentName, gradientName } from '../../../src/onnx/vjp.ts';
import { compare } from '../compare.ts';
import type { Kind } from '../kind.ts';
import { feedTensor, floatTensor, mapTensors, readBytes, readCase, type StoredTensors } from '../stored.ts';

/** `gradients` are those of sum(output * cotangent), the sum taken over the elements of all outputs. */
interface VjpCase {
  readonly inputs: StoredTensors;
  readonly cotangents: StoredTensors;
  readonly outputs: StoredTensors;
  readonly gradients: StoredTensors;
  readonly tolerance: { readonly rtol: number; readonly atol: number };
}

export const vjp: Kind = {
  kind: 'vjp',
  async *check(folder, { runner }) {
    const { inputs, cotangents, outputs, gradients, tolerance } = await readCase<VjpCase>(folder);
    const model = await readBytes(folder, 'model.onnx');
    const product = writeModel(
      buildVjp(readModel(model), { inputs: Object.keys(gradients), outputs: Object.keys(cotangents) }),
    );
    const feeds = mapTensors(inputs, feedTensor);
    const forward = await runner.run(model, feeds, Object.keys(outputs));
    for (const [name, stored] of Object.entries(outputs)) {
      yield compare(`output ${name}`, forward.outputs[name]!.data, floatTensor(stored).data, tolerance);
    }
    const seeds = Object.entries(cotangents).map(
      ([name, stored]) => [cotangentName(name), floatTensor(stored)] as const,
    );
    const names = Object.keys(gradients).map(gradientName);
    const backward = await runner.run(product, { ...feeds, ...Object.fromEntries(seeds) }, names);
    for (const [name, stored] of Object.entries(gradients)) {
      const computed = backward.outputs[gradientName(name)]!;
      yield compare(`gradient of ${name}`, computed.data, floatTensor(stored).data, tolerance);
    }
  },
};
