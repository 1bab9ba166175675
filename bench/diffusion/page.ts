/** @file The page of the benchmark: the packs by their addresses, WebAssembly or WebGPU, and what the same code takes there. */

import { forWebGpu } from '../../src/onnx/webgpu/forWebGpu.ts';
import type { Device } from '../../cli/harness/wire.ts';
import { judgePack, openPack, priorPack, type Pack } from '../../src/models/pack.ts';
import { createRuntime, type Runtime } from '../../src/models/runtime/runtime.ts';
import { parseManifest } from '../../src/packs/parse.ts';
import { measureVariants, type Asked, type Figures } from './variants.ts';

export interface PageSettings extends Asked {
  /** Addresses of folders with packs, and of the runtime's files; they end in `/`. */
  readonly prior: string;
  readonly judge: string;
  readonly wasm: string;
  readonly threads: number;
  readonly device: Device;
}

export async function measureHere(settings: PageSettings): Promise<Figures> {
  const { prior, judge, wasm: _wasm, threads: _threads, device: _device, ...asked } = settings;
  const { runtime, textRuntime } = await openRuntimes(settings);
  return measureVariants(priorPack(await fetched(prior)), judgePack(await fetched(judge)), runtime, asked, textRuntime);
}

async function openRuntimes({ device, wasm, threads }: PageSettings) {
  const ort = device === 'wasm' ? await import('onnxruntime-web/wasm') : await import('onnxruntime-web/webgpu');
  ort.env.wasm.wasmPaths = wasm;
  ort.env.wasm.numThreads = threads;
  ort.env.logLevel = 'error';
  const cpu = createRuntime(ort, { executionProviders: ['wasm'] });
  if (device === 'wasm') return { runtime: cpu, textRuntime: cpu };
  // Texts may be in half precision, which not every adapter has: as in the studio, they are read beside it.
  const gpu: Runtime = { ...cpu, sessionOptions: { executionProviders: [device] }, adapt: forWebGpu };
  return { runtime: gpu, textRuntime: cpu };
}

async function fetched(address: string): Promise<Pack> {
  const manifest = parseManifest(await (await fetch(`${address}pack.json`)).json());
  return openPack(
    manifest,
    async ({ path }) => new Uint8Array(await (await fetch(address + encodeURI(path))).arrayBuffer()),
  );
}
