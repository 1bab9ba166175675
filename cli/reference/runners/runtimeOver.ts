/** @file A runner as a runtime, so that packs run where a case is checked. */

import { createRuntime, type Runtime } from '../../../src/models/runtime/runtime.ts';
import type { ExternalFile, Feeds, Runner } from './runner.ts';

/** A runner as the part of onnxruntime that sessions use. */
export function runtimeOver(runner: Runner): Runtime {
  const create = (model: Uint8Array, options?: { readonly externalData?: readonly ExternalFile[] }) =>
    Promise.resolve({
      run: async (feeds: Feeds, outputs: readonly string[]) => {
        const results = await runner.run(model, feeds, outputs, options?.externalData);
        return Object.fromEntries(
          Object.entries(results.outputs).map(([name, { dims, data }]) => [
            name,
            { dims, type: 'float32', getData: () => Promise.resolve(data), dispose: () => undefined },
          ]),
        );
      },
      release: () => Promise.resolve(),
    });
  class Tensor {
    constructor(
      readonly type: string,
      readonly data: Feeds[string]['data'],
      readonly dims: readonly number[],
    ) {}
  }
  return createRuntime({ InferenceSession: { create }, Tensor } as unknown as Runtime['ort']);
}
