import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type * as Ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { DataType } from '../../../onnx/dataType.ts';
import { writeModel } from '../../../onnx/proto/write.ts';
import { withFasterKernels } from './faster.ts';

const { resolve } = createRequire(import.meta.url);
const binaryOf = async (name: string) => new Uint8Array(await readFile(resolve(`onnxruntime-web/${name}`)));

/** The runtime a second time, beside the first: each has its binary. */
async function open(which: string, wasm: Uint8Array<ArrayBuffer>): Promise<typeof Ort> {
  const address = `${pathToFileURL(resolve('onnxruntime-web')).href}?${which}`;
  const ort = (await import(/* @vite-ignore */ address)) as typeof Ort;
  ort.env.wasm.wasmBinary = wasm;
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  return ort;
}

/** A graph of one operator on `x` and `y`. */
function graphOf(opType: string, rank: number): Uint8Array {
  const value = (name: string) => ({
    name,
    elementType: DataType.Float,
    shape: Array.from({ length: rank }, (_, axis) => `${name}${axis}`),
  });
  return writeModel({
    irVersion: 8,
    opsets: new Map([['', 17]]),
    functions: [],
    graph: {
      name: 'one',
      nodes: [{ name: '', opType, domain: '', inputs: ['x', 'y'], outputs: ['z'], attributes: {} }],
      initializers: new Map(),
      inputs: [value('x'), value('y')],
      outputs: [value('z')],
      valueInfos: [],
    },
  });
}

const filled = (ort: typeof Ort, dims: readonly number[]) => {
  const size = dims.reduce((product, dim) => product * dim, 1);
  return new ort.Tensor(
    'float32',
    Float32Array.from({ length: size }, (_, at) => Math.sin(12.9898 * at)),
    dims,
  );
};

describe('a runtime with faster kernels', () => {
  let runtimes: readonly (typeof Ort)[];
  beforeAll(async () => {
    const wasm = await binaryOf('ort-wasm-simd-threaded.wasm');
    runtimes = [await open('as-it-is', wasm), await open('faster', await withFasterKernels(wasm))];
  });

  /** What each runtime computes, shape by shape. */
  async function computed(opType: string, shapes: readonly (readonly [x: number[], y: number[]])[]) {
    return Promise.all(
      runtimes.map(async (ort) => {
        const session = await ort.InferenceSession.create(graphOf(opType, shapes[0]![0].length));
        const results: Float32Array[] = [];
        for (const [x, y] of shapes) {
          const { z } = await session.run({ x: filled(ort, x), y: filled(ort, y) });
          results.push(z!.data as Float32Array);
        }
        return results;
      }),
    );
  }

  it('multiplies matrices of all kinds of sides to the same bits', async () => {
    const shapes = [1, 2, 3, 4, 5, 8, 11].flatMap((m) =>
      [1, 2, 127, 128, 300].flatMap((k) =>
        [1, 15, 16, 17, 48, 130].map((n): [number[], number[]] => [
          [m, k],
          [k, n],
        ]),
      ),
    );
    const [before, now] = await computed('MatMul', shapes);
    expect(now).toEqual(before);
  });

  it('convolves to the same bits', async () => {
    const shapes = [
      [1, 3, 9, 7],
      [2, 16, 16, 16],
      [3, 20, 12, 12],
    ].flatMap((x) => [1, 4, 6, 16].map((out): [number[], number[]] => [x, [out, x[1]!, 3, 3]]));
    const [before, now] = await computed('Conv', shapes);
    expect(now).toEqual(before);
  });
});

describe('the binaries of the installed onnxruntime-web', () => {
  it.each(['ort-wasm-simd-threaded.wasm', 'ort-wasm-simd-threaded.asyncify.wasm'])(
    'have the kernels that are known: %s',
    async (name) => {
      const wasm = await binaryOf(name);
      const faster = await withFasterKernels(wasm);
      expect(faster).not.toEqual(wasm);
      expect(WebAssembly.validate(faster)).toBe(true);
    },
  );

  it('are refused where the kernels are others', async () => {
    const other = await withFasterKernels(await binaryOf('ort-wasm-simd-threaded.wasm'));
    await expect(withFasterKernels(other)).rejects.toThrow('found 0');
  });

  it.each([
    { what: 'no WebAssembly', bytes: [1, 2, 3, 4, 5, 6, 7, 8], says: 'got other bytes' },
    { what: 'a module without code', bytes: [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0], says: 'got one without' },
  ])('are refused where they are $what', async ({ bytes, says }) => {
    await expect(withFasterKernels(Uint8Array.from(bytes))).rejects.toThrow(says);
  });
});
