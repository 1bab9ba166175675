/** @file A graph that runs: named tensors in, named float32 tensors out. */

import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-web';
import type { Tensor } from '../../core/tensor.ts';
import type { Runtime } from './runtime.ts';

/** What an input takes: numbers, or token ids. */
export type Feed = Tensor | { readonly dims: readonly number[]; readonly data: BigInt64Array };

export interface Session {
  /**
   * Runs the graph.
   *
   * @param feeds a value for every input.
   * @param outputs names of the outputs that are wanted.
   * @returns the outputs in the order asked for, copied out of the runtime.
   * @throws Error that names the model.
   */
  run(feeds: Readonly<Record<string, Feed>>, outputs: readonly string[]): Promise<Tensor[]>;
  release(): Promise<void>;
}

/**
 * Opens a session.
 *
 * @param runtime where it runs.
 * @param model an ONNX file.
 * @param name of the model, for errors.
 */
export async function openSession(runtime: Runtime, model: Uint8Array, name: string): Promise<Session> {
  const { ort, queue, sessionOptions } = runtime;
  const session = await queue(() => ort.InferenceSession.create(runtime.adapt?.(model) ?? model, sessionOptions)).catch(
    (error: unknown) => {
      throw new Error(`The runtime could not load ${name}: ${messageOf(error)}`, { cause: error });
    },
  );
  return {
    run: (feeds, outputs) =>
      queue(async () => {
        const inputs = Object.fromEntries(Object.entries(feeds).map(([key, feed]) => [key, toOrt(ort, feed)]));
        const results = await session.run(inputs, [...outputs]).catch((error: unknown) => {
          throw new Error(`${name} failed: ${messageOf(error)}`, { cause: error });
        });
        return Promise.all(outputs.map((output) => fromOrt(results, output, name)));
      }),
    release: () => queue(() => session.release()),
  };
}

function toOrt(ort: Runtime['ort'], { dims, data }: Feed): OrtTensor {
  return data instanceof BigInt64Array ? new ort.Tensor('int64', data, dims) : new ort.Tensor('float32', data, dims);
}

async function fromOrt(results: InferenceSession.ReturnType, output: string, name: string): Promise<Tensor> {
  const value = results[output];
  if (!value) throw new Error(`Expected ${name} to give "${output}", got ${Object.keys(results).join(', ')}.`);
  const data = await value.getData();
  if (!(data instanceof Float32Array)) throw new Error(`Expected float32 from ${name}, got ${value.type}.`);
  // The runtime may hand out a view of its own heap, which the next run overwrites.
  const tensor = { dims: [...value.dims], data: data.slice() };
  value.dispose();
  return tensor;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
