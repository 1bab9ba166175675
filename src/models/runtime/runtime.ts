/** @file The part of onnxruntime that the ports use, injected: browser workers and Node commands bring their own build of it. */

import type * as Ort from 'onnxruntime-web';
import { createQueue, type Queue } from './queue.ts';

export interface Runtime {
  readonly ort: Pick<typeof Ort, 'InferenceSession' | 'Tensor'>;
  /** Passed to every session: execution providers, threads. */
  readonly sessionOptions: Ort.InferenceSession.SessionOptions;
  /**
   * Rewrites a model for this runtime's device before it is loaded; absent where every operator is computed as specified. Weights that lie in
   * other files, given by the names that the model knows them by, stay there.
   */
  readonly adapt?: (model: Uint8Array, files?: ReadonlyMap<string, Uint8Array>) => Uint8Array;
  /** Threads that a batch's pictures are shared out to, where each picture is one thread's: 1 where that is no matter. */
  readonly sharedBy: number;
  /** Serialises everything that touches the runtime. */
  readonly queue: Queue;
}

/**
 * A runtime with its own queue.
 *
 * @param sharedBy threads of WebAssembly. Default: 1, for all other devices.
 */
export const createRuntime = (
  ort: Runtime['ort'],
  sessionOptions: Ort.InferenceSession.SessionOptions = {},
  sharedBy = 1,
): Runtime => ({ ort, sessionOptions, sharedBy, queue: createQueue() });

/** Whether sessions of a runtime run on WebGPU. */
export function usesGpu({ sessionOptions }: Pick<Runtime, 'sessionOptions'>): boolean {
  const providers = sessionOptions.executionProviders ?? [];
  return providers.some((provider) => (typeof provider === 'string' ? provider : provider.name) === 'webgpu');
}
