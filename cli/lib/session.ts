import { availableParallelism } from 'node:os';
// In Node this is the build that finds its WebAssembly file and its threads by itself.
import * as ort from 'onnxruntime-web';

ort.env.logLevel = 'error';
ort.env.wasm.numThreads = Math.min(4, availableParallelism());

export type Session = ort.InferenceSession;

/** Runs a graph in WebAssembly, as the browser does. */
export function createSession(model: Uint8Array): Promise<Session> {
  return ort.InferenceSession.create(model, { executionProviders: ['wasm'] });
}
