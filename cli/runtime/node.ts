/** @file onnxruntime in Node: the WASM build that browsers run, or the native one where it is installed, on processor or GPU. */

import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { counted } from '../../src/core/counted.ts';
import { createRuntime, type Runtime } from '../../src/models/runtime/runtime.ts';
import { DataType } from '../../src/onnx/dataType.ts';
import { writeModel } from '../../src/onnx/proto/write.ts';
import { sentenceOf } from '../lib/output/systemError.ts';
import { openNativeThread, type NativeThread } from './nativeThread.ts';
import { openWeb } from './web.ts';

export const RUNTIMES = ['wasm', 'node', 'cuda'] as const;
export type RuntimeName = (typeof RUNTIMES)[number];

/** The native package: optional, so neither the compiler nor the bundler may look for it. */
const NATIVE = 'onnxruntime-node';

/** What runs where nobody says it: the native runtime where it is installed, which is several times as fast. */
export function usualRuntime(): RuntimeName {
  try {
    createRequire(import.meta.url).resolve(NATIVE);
    return 'node';
  } catch {
    return 'wasm';
  }
}

/** Who computes, as a line. */
export function sayRuntime(name: RuntimeName, threads = availableParallelism()): string {
  const told: Readonly<Record<RuntimeName, string>> = {
    wasm: `computed by onnxruntime-web (WASM), ${counted(threads, 'thread')}; several times as fast with onnxruntime-node: npm install --no-save --ignore-scripts onnxruntime-node`,
    node: `computed by onnxruntime-node (native), ${counted(threads, 'thread')}`,
    cuda: 'computed by onnxruntime-node on a GPU (CUDA)',
  };
  return told[name];
}

/**
 * Starts a runtime.
 *
 * @param name `wasm`: onnxruntime-web, the same code as in the browser. `node`: onnxruntime-node, an optional package. `cuda`: the same on
 * an NVIDIA GPU.
 * @param threads default: one a core.
 * @throws Error that says how to install the optional package where it is missing, and what CUDA lacks.
 */
export async function openRuntime(name: RuntimeName, threads = availableParallelism()): Promise<Runtime> {
  switch (name) {
    case 'wasm': {
      const ort = await openWeb();
      ort.env.wasm.numThreads = threads;
      // Threads that wait for work sleep: where there is one a core, those that spin keep the others from it.
      const extra = { session: { intra_op: { allow_spinning: '0' } } };
      return createRuntime(ort, { executionProviders: ['wasm'], extra }, threads);
    }
    case 'node':
      return createRuntime(await importNative(name), { executionProviders: ['cpu'], intraOpNumThreads: threads });
    case 'cuda': {
      // Float32 as it is said, and not with the ten bits of TF32: the figures are to be those of the other runtimes.
      process.env.NVIDIA_TF32_OVERRIDE ??= '0';
      const options = { executionProviders: ['cuda'], intraOpNumThreads: threads };
      const ort = await importNative(name);
      await demandCuda(ort, options);
      return createRuntime(ort, options);
    }
    default:
      return name satisfies never;
  }
}

/**
 * The native runtime on a thread of its own: it computes beside what others compute.
 *
 * @param threads of each session.
 * @throws Error that says how to install the package where it is missing.
 */
export async function openNativeLane(threads: number): Promise<NativeThread> {
  const { Tensor } = await importNative('node');
  return openNativeThread(Tensor, threads);
}

async function importNative(runtime: RuntimeName): Promise<Runtime['ort']> {
  // Since 1.29 it tells its maker of every session, with names and hashes of models, unless it is told not to before it is loaded.
  process.env.ORT_DISABLE_TELEMETRY = '1';
  try {
    return (await import(NATIVE)) as Runtime['ort'];
  } catch (cause) {
    throw new Error(
      `Expected the package onnxruntime-node for --runtime ${runtime}, found none; run "npm install --no-save --ignore-scripts onnxruntime-node", or use --runtime wasm.`,
      { cause },
    );
  }
}

/** Opens a graph that does nothing: what is missing is known before any work, and in one sentence. */
async function demandCuda(ort: Runtime['ort'], options: Runtime['sessionOptions']): Promise<void> {
  try {
    const session = await ort.InferenceSession.create(nothing(), options);
    await session.release();
  } catch (cause) {
    // Without the colours, and the place in a source that nobody has.
    const reason = sentenceOf(cause).split('\n')[0]!.split('\u001B')[0]!;
    throw new Error(
      `Expected an NVIDIA GPU with CUDA 12 and cuDNN 9, and the CUDA provider of onnxruntime-node (ONNXRUNTIME_NODE_INSTALL=cuda12 node node_modules/onnxruntime-node/script/install.js), for --runtime cuda, got: ${reason}; use --runtime node without.`,
      { cause },
    );
  }
}

function nothing(): Uint8Array {
  const value = (name: string) => ({ name, elementType: DataType.Float, shape: [1] });
  const node = { name: '', opType: 'Identity', domain: '', inputs: ['x'], outputs: ['y'], attributes: {} };
  return writeModel({
    irVersion: 8,
    opsets: new Map([['', 17]]),
    functions: [],
    graph: {
      name: 'nothing',
      nodes: [node],
      initializers: new Map(),
      inputs: [value('x')],
      outputs: [value('y')],
      valueInfos: [],
    },
  });
}
