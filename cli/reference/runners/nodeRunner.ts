import type * as Ort from 'onnxruntime-web';
import { halfToNumber } from '../../../src/onnx/tensor.ts';
import { typeOf } from '../../harness/wire.ts';
import { openWeb } from '../../runtime/web.ts';
import type { ExternalFile, Runner } from './runner.ts';

const ort = await openWeb();

/** Sessions that are kept: a denoiser is asked at every step, and between its steps nobody else. */
const KEPT = 4;

/** A runner on the WASM runtime in this process. */
export function nodeRunner(threads = 2): Runner {
  ort.env.wasm.numThreads = threads;
  /** By the model's bytes, the most recently used last. */
  const sessions = new Map<Uint8Array, Ort.InferenceSession>();

  async function sessionOf(model: Uint8Array, external: readonly ExternalFile[]): Promise<Ort.InferenceSession> {
    const session =
      sessions.get(model) ??
      (await ort.InferenceSession.create(model, {
        executionProviders: ['wasm'],
        logSeverityLevel: 3,
        ...(external.length > 0 && { externalData: external }),
      }));
    sessions.delete(model);
    sessions.set(model, session);
    const [oldest] = sessions;
    if (sessions.size > KEPT && oldest) {
      sessions.delete(oldest[0]);
      await oldest[1].release();
    }
    return session;
  }

  return {
    async run(model, feeds, outputs, external = []) {
      const session = await sessionOf(model, external);
      const tensors = Object.fromEntries(
        Object.entries(feeds).map(([name, fed]) => [name, new ort.Tensor(typeOf(fed), fed.data as never, fed.dims)]),
      );
      const started = performance.now();
      const results = await session.run(tensors, outputs);
      const ms = performance.now() - started;
      const named = Object.entries(results).map(([name, { dims, data }]) => {
        const floats = data instanceof Uint16Array ? Float32Array.from(data, halfToNumber) : (data as Float32Array);
        return [name, { dims, data: floats }] as const;
      });
      return { outputs: Object.fromEntries(named), ms };
    },
    async close() {
      for (const session of sessions.values()) await session.release();
      sessions.clear();
    },
  };
}
