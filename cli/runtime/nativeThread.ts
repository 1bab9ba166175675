/**
 * @file onnxruntime-node on a thread of its own. It computes on the thread that asks it, whatever its promises say: several can only compute beside
 * each other on threads of their own. What is fed crosses by copy, and results are given away.
 */

import { Worker } from 'node:worker_threads';
import type { InferenceSession, Tensor, TensorConstructor } from 'onnxruntime-web';
import { createRuntime, type Runtime } from '../../src/models/runtime/runtime.ts';

/** A runtime that is given back with its thread. */
export interface NativeThread {
  readonly runtime: Runtime;
  close(): Promise<void>;
}

/** A tensor as it crosses. */
interface Crossing {
  readonly type: Tensor.Type;
  readonly data: Tensor.DataType;
  readonly dims: readonly number[];
}

type Answer =
  | { readonly id: number; readonly value: Readonly<Record<string, Crossing>> }
  | { readonly id: number; readonly failed: string };

/**
 * Starts a thread.
 *
 * @param Tensor of the package as it is here.
 * @param threads of each session.
 */
export function openNativeThread(Tensor: TensorConstructor, threads: number): NativeThread {
  const worker = new Worker(new URL('nativeThread.mjs', import.meta.url), { execArgv: [] });
  const waiting = new Map<number, PromiseWithResolvers<Readonly<Record<string, Crossing>>>>();
  let asked = 0;
  let lost: Error | null = null;
  const onLost = (error: Error): void => {
    lost = error;
    for (const question of waiting.values()) question.reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: Answer) => {
    const question = waiting.get(answer.id)!;
    waiting.delete(answer.id);
    if ('value' in answer) question.resolve(answer.value);
    else question.reject(new Error(answer.failed));
  });
  worker.on('error', onLost);
  worker.on('exit', (code) => {
    onLost(new Error(`Expected a thread that computes, got its end (${code}).`));
  });

  const ask = (what: 'create' | 'run' | 'release', details: object): Promise<Readonly<Record<string, Crossing>>> => {
    if (lost) return Promise.reject(lost);
    const question = withResolvers<Readonly<Record<string, Crossing>>>();
    waiting.set(++asked, question);
    worker.postMessage({ id: asked, what, ...details });
    return question.promise;
  };

  let sessions = 0;
  const create = async (bytes: Uint8Array, options: InferenceSession.SessionOptions) => {
    const session = ++sessions;
    await ask('create', { session, bytes, options });
    return {
      async run(feeds: Readonly<Record<string, Tensor>>, outputs: readonly string[]) {
        const crossing = Object.entries(feeds).map(([name, { type, data, dims }]) => [name, { type, data, dims }]);
        const results = await ask('run', { session, feeds: Object.fromEntries(crossing) as object, outputs });
        return Object.fromEntries(
          Object.entries(results).map(([name, { type, data, dims }]) => [name, new Tensor(type, data, dims)]),
        );
      },
      release: async () => void (await ask('release', { session })),
    };
  };
  const ort = { Tensor, InferenceSession: { create } } as unknown as Runtime['ort'];
  return {
    runtime: createRuntime(ort, { executionProviders: ['cpu'], intraOpNumThreads: threads }),
    close: async () => {
      await worker.terminate();
    },
  };
}

/** `Promise.withResolvers`, which Node 20 lacks. */
interface PromiseWithResolvers<Value> {
  readonly promise: Promise<Value>;
  resolve(value: Value): void;
  reject(error: Error): void;
}

function withResolvers<Value>(): PromiseWithResolvers<Value> {
  let resolve!: (value: Value) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<Value>((yes, no) => {
    [resolve, reject] = [yes, no];
  });
  return { promise, resolve, reject };
}
