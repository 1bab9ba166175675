/** @file onnxruntime in a browser worker: one build with CPU only, one with WebGPU beside it. */

import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import gpuWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import { forWebGpu } from '../../src/onnx/webgpu/forWebGpu.ts';
import { createRuntime, type Runtime } from '../../src/models/runtime/runtime.ts';

/** Threads of the WASM provider: all cores but the page's share when there are many; 1 where memory cannot be shared. */
export const wasmThreads = (): number =>
  crossOriginIsolated ? Math.max(1, Math.min(8, navigator.hardwareConcurrency)) : 1;

const SESSION = {
  // Of failures only: what is slow or unusual in a graph is for its makers.
  logSeverityLevel: 3,
  // Threads that wait for work sleep: there is one a core, and the page needs a core now and then.
  extra: { session: { intra_op: { allow_spinning: '0' } } },
} as const;

/** The CPU-only build: half the download. */
export async function openWasm(): Promise<Runtime> {
  // Imported dynamically: the runtime starts its threads from its own chunk, which must not be this worker's.
  const ort = await import('onnxruntime-web/wasm');
  ort.env.wasm.numThreads = wasmThreads();
  ort.env.wasm.wasmPaths = { wasm: wasmUrl };
  ort.env.logLevel = 'error';
  return createRuntime(ort, { ...SESSION, executionProviders: ['wasm'] }, wasmThreads());
}

export interface GpuRuntimes {
  readonly gpu: Runtime;
  /** The same build without the GPU: what the GPU is checked against. */
  readonly cpu: Runtime;
}

/**
 * The build with WebGPU.
 *
 * @param device shared by all sessions, so that it outlives each of them.
 */
export async function openWebGpu(device: GPUDevice): Promise<GpuRuntimes> {
  const ort = await import('onnxruntime-web/webgpu');
  ort.env.wasm.numThreads = wasmThreads();
  ort.env.wasm.wasmPaths = { wasm: gpuWasmUrl };
  ort.env.logLevel = 'error';
  const cpu = createRuntime(ort, { ...SESSION, executionProviders: ['wasm'] }, wasmThreads());
  const provider = { name: 'webgpu', device } as const;
  // One queue for both: they share a heap.
  const onGpu = createRuntime(ort, { ...SESSION, executionProviders: [provider] });
  const gpu = { ...onGpu, adapt: forWebGpu, queue: cpu.queue };
  return { gpu, cpu };
}
