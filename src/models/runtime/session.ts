/** @file A graph that runs: named tensors in, named float32 tensors out. */

import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-web';
import type { Tensor } from '../../core/tensor.ts';
import { numberToHalf } from '../../onnx/half.ts';
import { halfToNumber } from '../../onnx/tensor.ts';
import type { TensorSpec } from '../../packs/manifest.ts';
import { usesGpu, type Runtime } from './runtime.ts';

/** What an input is given: numbers, or token ids. */
export type Feed = Tensor | { readonly dims: readonly number[]; readonly data: BigInt64Array };

/** What a model demands of its runtime besides its bytes. */
export interface SessionNeeds {
  /** Types of inputs that take another than their feed has: what is fed is brought to it. Default: float32, and int64 for ids. */
  readonly types?: Readonly<Record<string, TensorSpec['type']>>;
  /** Files with weights, under the names that the model knows them by. Default: none. */
  readonly external?: readonly { readonly path: string; readonly data: Uint8Array }[];
  /** Whether what it gives stays on the device until somebody reads it, where there is one. Default: it is copied out at once. */
  readonly keeps?: boolean;
}

/** A value that stays where the runtime computed it. */
export interface Kept {
  readonly tensor: OrtTensor;
  /** Copies it out. */
  read(): Promise<Tensor>;
  /** Whoever was given it gives it back, once. */
  dispose(): void;
}

export interface Session {
  /**
   * Runs the graph.
   *
   * @param feeds a value for every input.
   * @param outputs names of the outputs that are wanted.
   * @returns the outputs in the order asked for, copied out of the runtime.
   * @throws SessionError that names the model.
   */
  run(feeds: Readonly<Record<string, Feed>>, outputs: readonly string[]): Promise<Tensor[]>;
  /** The same with values that stay on the device, where the session was opened with `keeps`; they go in again as they are. */
  runKept(feeds: Readonly<Record<string, Feed | Kept>>, outputs: readonly string[]): Promise<Kept[]>;
  release(): Promise<void>;
}

/** What a runtime threw while a graph ran. The message names the model. */
export class SessionError extends Error {
  override readonly name = 'SessionError';
}

/**
 * Opens a session.
 *
 * @param runtime where it runs.
 * @param model an ONNX file.
 * @param name of the model, for errors.
 * @param needs types and further files. Default: none.
 */
export async function openSession(
  runtime: Runtime,
  model: Uint8Array,
  name: string,
  { types = {}, external = [], keeps = false }: SessionNeeds = {},
): Promise<Session> {
  const { ort, queue, sessionOptions } = runtime;
  const adapted = runtime.adapt?.(model, new Map(external.map(({ path, data }) => [path, data]))) ?? model;
  const options = {
    ...sessionOptions,
    ...(external.length > 0 && { externalData: external }),
    ...(keeps && usesGpu(runtime) && { preferredOutputLocation: 'gpu-buffer' as const }),
  };
  const session = await queue(() => ort.InferenceSession.create(adapted, options)).catch((error: unknown) => {
    throw new Error(`The runtime could not load ${name}: ${messageOf(error)}`, { cause: error });
  });
  const runIn = async (feeds: Readonly<Record<string, Feed | Kept>>, outputs: readonly string[]) => {
    const inputs = Object.fromEntries(
      Object.entries(feeds).map(([key, feed]) => [key, 'tensor' in feed ? feed.tensor : toOrt(ort, feed, types[key])]),
    );
    const results = await session.run(inputs, [...outputs]).catch((error: unknown) => {
      throw new SessionError(`${name} failed: ${messageOf(error)}`, { cause: error });
    });
    return outputs.map((output) => outputOf(results, output, name));
  };
  return {
    run: (feeds, outputs) =>
      queue(async () => {
        const values = await runIn(feeds, outputs);
        return Promise.all(
          values.map(async (value) => {
            const tensor = await readOrt(value, name);
            value.dispose();
            return tensor;
          }),
        );
      }),
    runKept: (feeds, outputs) =>
      queue(async () =>
        (await runIn(feeds, outputs)).map((tensor) => ({
          tensor,
          read: () => queue(() => readOrt(tensor, name)),
          dispose: () => {
            tensor.dispose();
          },
        })),
      ),
    release: () => queue(() => session.release()),
  };
}

/** A feed as the runtime takes it: brought to the type of its input. */
export function toOrt(
  ort: Runtime['ort'],
  { dims, data }: Feed,
  type: TensorSpec['type'] = plainType(data),
): OrtTensor {
  switch (type) {
    case 'float32':
      return new ort.Tensor(type, data instanceof Float32Array ? data : Float32Array.from(data, Number), dims);
    case 'float16':
      return new ort.Tensor(type, Uint16Array.from(Array.from(data, Number), numberToHalf), dims);
    case 'int64':
      return new ort.Tensor(type, data instanceof BigInt64Array ? data : BigInt64Array.from(data, BigInt), dims);
    case 'int32':
      return new ort.Tensor(type, Int32Array.from(Array.from(data, Number)), dims);
    default:
      return type satisfies never;
  }
}

const plainType = (data: Feed['data']) => (data instanceof BigInt64Array ? 'int64' : 'float32');

function outputOf(results: InferenceSession.ReturnType, output: string, name: string): OrtTensor {
  const value = results[output];
  if (!value) throw new Error(`Expected ${name} to give "${output}", got ${Object.keys(results).join(', ')}.`);
  return value;
}

const readOrt = async (value: OrtTensor, name: string): Promise<Tensor> => ({
  dims: [...value.dims],
  data: floatsOf(await value.getData(), value.type, name),
});

/** A copy: the runtime may hand out a view of its own heap, which the next run overwrites. */
function floatsOf(data: OrtTensor.DataType, type: string, name: string): Float32Array {
  if (data instanceof Float32Array) return data.slice();
  // Half precision arrives as its bits where the engine has no such numbers.
  if (data instanceof Uint16Array) return Float32Array.from(data, halfToNumber);
  if (type === 'float16') return Float32Array.from(data as Iterable<number>);
  throw new Error(`Expected float32 from ${name}, got ${type}.`);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
