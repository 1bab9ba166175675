// In Node this name gives the build whose loader reads files; the ones for browsers fetch.
import * as ort from 'onnxruntime-web';
import type { Runner } from './runner.ts';

/** A runner on the WASM runtime in this process. */
export function nodeRunner(threads = 2): Runner {
  ort.env.wasm.numThreads = threads;
  ort.env.logLevel = 'error';
  return {
    async run(model, feeds, outputs) {
      const session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'], logSeverityLevel: 3 });
      try {
        const tensors = Object.fromEntries(
          Object.entries(feeds).map(([name, { dims, data }]) => [
            name,
            data instanceof BigInt64Array ? new ort.Tensor('int64', data, dims) : new ort.Tensor('float32', data, dims),
          ]),
        );
        const started = performance.now();
        const results = await session.run(tensors, outputs);
        const ms = performance.now() - started;
        const named = Object.entries(results).map(([name, tensor]) => {
          return [name, { dims: tensor.dims, data: tensor.data as Float32Array }] as const;
        });
        return { outputs: Object.fromEntries(named), ms };
      } finally {
        await session.release();
      }
    },
    close: () => Promise.resolve(),
  };
}
